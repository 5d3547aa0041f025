import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { children, scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** Names of values that are secrets themselves, not names of Secrets. */
const SECRET_NAME =
  /^(?:password|passwd|passphrase|token|api[-_]?key|access[-_]?token|client[-_]?secret|secret[-_]?key|private[-_]?key)$/i;

const SECRET_VARIABLE = /(?:PASSWORD|PASSPHRASE|API_?KEY|SECRET_?KEY|CLIENT_SECRET)$/;

/** `<password>`, `***` and `xxx` stand for a value that is filled in elsewhere. */
const PLACEHOLDER = /^(?:<.*>|\*+|x+|\.+)$/i;

/** Files deeper than this hold no values that Istio reads. */
const DEEPEST = 40;

/** An IstioOperator is a file for version control; who can read it can read what stands in it. */
export const operatorPlaintextSecret = defineRule({
  id: 'istio/operator-plaintext-secret',
  title: 'Keep passwords out of IstioOperator files',
  severity: 'warning',
  kinds: ['IstioOperator.install.istio.io'],
  *check(operator) {
    for (const { name, value } of findSecrets(operator.root, 0)) {
      yield {
        at: value,
        message: `"${name}" holds a secret in the clear. Keep it in a Secret and refer to that.`,
      };
    }
  },
});

interface Found {
  readonly name: string;
  readonly value: ScalarNode;
}

function findSecrets(node: YamlNode, depth: number): Found[] {
  if (depth > DEEPEST) return [];
  const below = children(node).flatMap((child) => findSecrets(child, depth + 1));
  if (node.kind !== 'map') return below;
  const variable = scalar(node, 'name');
  const variableValue = scalar(node, 'value');
  const own = node.pairs.flatMap(({ key, name, value }): Found[] =>
    SECRET_NAME.test(name) && !key.masked && isClearText(value) ? [{ name, value }] : [],
  );
  const isVariable = variable !== undefined && SECRET_VARIABLE.test(variable.text);
  const fromVariable =
    isVariable && variableValue !== undefined && isClearText(variableValue)
      ? [{ name: variable.text, value: variableValue }]
      : [];
  return [...own, ...fromVariable, ...below];
}

function isClearText(value: YamlNode): value is ScalarNode {
  if (value.kind !== 'scalar' || value.masked || value.value === null) return false;
  return typeof value.value !== 'boolean' && value.text.trim() !== '' && !PLACEHOLDER.test(value.text.trim());
}
