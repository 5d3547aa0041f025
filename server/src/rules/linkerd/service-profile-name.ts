import { scalar } from '../../yaml/select.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule } from '../rule.ts';
import { SERVICE_PROFILE } from './shared/kinds.ts';

/** Proxies look profiles up by the full name of what is called (pkg/profiles, controller/api/destination). */
export const serviceProfileName = defineRule({
  id: 'linkerd/service-profile-name',
  title: 'Name a ServiceProfile after the full name of its Service',
  severity: 'warning',
  kinds: [SERVICE_PROFILE],
  fixable: 'suggestion',
  upstream: ['L5D-SP-001'],
  *check(profile) {
    const name = scalar(profile.root, 'metadata.name');
    if (name === undefined || name.text === '') return;
    const [service = '', namespace, svc, ...domain] = name.text.split('.');
    const isCut =
      svc === undefined ? namespace === undefined || namespace === profile.namespace : svc === 'svc';
    // Two parts may also be a host outside the cluster, such as example.com.
    if (!isCut || domain.length > 0) return;
    const right = `${service}.${namespace ?? profile.namespace}.svc.cluster.local`;
    yield {
      at: name,
      message: `"${name.text}" is not the full name of a Service, so no proxy asks for this profile. Name it "${right}".`,
      fixes: [renameFix(profile, name, right)],
    };
  },
});
