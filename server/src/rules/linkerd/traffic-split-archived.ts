import { fixSplit } from '../../schema/route-for-split.ts';
import { defineRule } from '../rule.ts';
import { TRAFFIC_SPLIT } from './shared/kinds.ts';
import { isLinkerdAtLeast } from './shared/version.ts';

/**
 * TrafficSplit left the core of Linkerd with 2.12 and works since only with the SMI extension, which is
 * deprecated; the CNCF archived SMI in October 2023.
 */
export const trafficSplitArchived = defineRule({
  id: 'linkerd/traffic-split-archived',
  title: 'Share traffic by an HTTPRoute instead of a TrafficSplit',
  severity: 'warning',
  kinds: [TRAFFIC_SPLIT],
  reads: ['Service'],
  fixable: 'suggestion',
  upstream: ['L5D-SMI-001'],
  explains: ['api/deprecated-version'],
  *check(split, { index, settings }) {
    // Of versions that the extension never served, the catalogue tells.
    if (!isLinkerdAtLeast(settings, '2.12') || !/^v1alpha[12]$/.test(split.version)) return;
    const { apiVersionNode, version } = split;
    const source = split.document.text.slice(apiVersionNode.start, apiVersionNode.end);
    const offset = source.lastIndexOf(version);
    const start = apiVersionNode.start + Math.max(offset, 0);
    const fix = fixSplit(split, (name) => index.get('Service', split.namespace, name));
    yield {
      at: { start, end: start + version.length },
      message:
        `"${split.name}" is read only by the deprecated SMI extension of Linkerd, since "TrafficSplit" left Linkerd with 2.12 and SMI is archived. ` +
        'Write an HTTPRoute with the Service as its parent and the backends with their weights.',
      fixes: fix === undefined ? [] : [fix],
    };
  },
});
