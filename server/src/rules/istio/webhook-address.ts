import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isIpAddress } from '../shared/ip-address.ts';
import { isSet, setText } from '../shared/texts.ts';

/** Source: istioctl IST0163 and IST0164, for control planes outside the cluster. */
export const webhookAddress = defineRule({
  id: 'istio/webhook-address',
  title: 'Reach Istio’s webhooks by a Service or a host name',
  severity: 'warning',
  kinds: [
    'MutatingWebhookConfiguration.admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  ],
  upstream: ['IST0163', 'IST0164'],
  *check(resource) {
    for (const webhook of select(resource.root, 'webhooks[*]')) {
      const name = scalar(webhook, 'name');
      const config = child(webhook, 'clientConfig');
      if (name === undefined || !name.text.endsWith('istio.io') || config?.kind !== 'map') continue;
      const url = child(config, 'url');
      if (url?.masked === true || isSet(config, 'service')) continue;
      const address = setText(config, 'url');
      const host = /^https:\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/.exec(address ?? '')?.[1];
      if (host === undefined || host === '') {
        yield {
          at: url === undefined ? anchor(config) : anchor(url),
          upstream: ['IST0163'],
          message: `The webhook "${name.text}" has no address to be reached at. Add "service", or an https "url" with a host.`,
        };
      } else if (url !== undefined && isIpAddress(host.replaceAll(/[[\]]/g, ''))) {
        yield {
          at: url,
          severity: 'information',
          upstream: ['IST0164'],
          message: `"${host}" is an address, which certificates seldom name and which may change. Write a host name.`,
        };
      }
    }
  },
});
