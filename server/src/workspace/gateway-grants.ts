import type { Resource } from '../resources/resource.ts';
import { scalar, select } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';

export const REFERENCE_GRANT = 'ReferenceGrant.gateway.networking.k8s.io';

/** A reference over the border of a namespace. */
export interface CrossReference {
  readonly from: { readonly group: string; readonly kind: string; readonly namespace: string };
  readonly to: {
    readonly group: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  };
}

/** The ReferenceGrants in the namespace of the target, which is where they count. */
export function grantsFor(index: IndexView, { to }: CrossReference): readonly Resource[] {
  return index.inNamespace(REFERENCE_GRANT, to.namespace);
}

/** Whether a ReferenceGrant of the target's namespace permits a reference. */
export function isGranted(index: IndexView, reference: CrossReference): boolean {
  return grantsFor(index, reference).some((grant) => permits(grant, reference));
}

function permits(grant: Resource, { from, to }: CrossReference): boolean {
  const isFrom = select(grant.root, 'spec.from[*]').some(
    (entry) =>
      (scalar(entry, 'group')?.text ?? '') === from.group &&
      scalar(entry, 'kind')?.text === from.kind &&
      scalar(entry, 'namespace')?.text === from.namespace,
  );
  return (
    isFrom &&
    select(grant.root, 'spec.to[*]').some((entry) => {
      const name = scalar(entry, 'name')?.text;
      const isKind =
        (scalar(entry, 'group')?.text ?? '') === to.group && scalar(entry, 'kind')?.text === to.kind;
      return isKind && (name === undefined || name === '' || name === to.name);
    })
  );
}
