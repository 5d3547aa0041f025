import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isSet, setText } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';

const LEVELS = [
  { query: 'spec.trafficPolicy.tls', upstream: ['IST0128'] },
  { query: 'spec.trafficPolicy.portLevelSettings[*].tls', upstream: ['IST0129'] },
] as const;

/** Names of the internet, whose servers have certificates of the public CAs: `api.example.com`, `www.example.co.uk`. */
const PUBLIC_HOST = /\.(?:com|org|net|edu|gov|mil|dev|app|cloud)$|^(?:[^.]+\.){2,}[a-z]{2}$/;

/**
 * TLS without a CA to check the server against. Since Istio 1.20 (VERIFY_CERTIFICATE_AT_CLIENT) the CAs of the
 * proxy's image are used then, which is right for public servers and not for private ones:
 * hosts of the internet are left alone. Source: istioctl IST0128 and IST0129.
 */
export const destinationRuleUnverifiedServer = defineRule({
  id: 'istio/destination-rule-unverified-server',
  title: 'Say which CA a server’s certificate comes from',
  severity: 'information',
  kinds: [DESTINATION_RULE],
  upstream: ['IST0128', 'IST0129'],
  judgesAbsence: true,
  *check(resource) {
    const isPublic = PUBLIC_HOST.test(setText(child(resource.root, 'spec'), 'host') ?? '');
    const hasSelector = isSet(child(resource.root, 'spec'), 'workloadSelector');
    for (const { query, upstream } of LEVELS) {
      for (const tls of select(resource.root, query)) {
        const mode = setText(tls, 'mode');
        if ((mode !== 'SIMPLE' && mode !== 'MUTUAL') || setText(tls, 'caCertificates') !== undefined)
          continue;
        // Only proxies that a selector names can fetch a Secret, and with it the CA.
        if (hasSelector && setText(tls, 'credentialName') !== undefined) continue;
        const skip = child(tls, 'insecureSkipVerify');
        const isUnverified = skip?.kind === 'scalar' && skip.value === true;
        if (isPublic && !isUnverified) continue;
        yield {
          at: keyAnchor(tls, 'mode'),
          upstream,
          message: isUnverified
            ? 'The server is not verified at all. Name its CA in "caCertificates" instead of "insecureSkipVerify".'
            : `With "mode: ${mode}" and no "caCertificates", the server is checked against public CAs only. Name its CA if it is a private one.`,
        };
      }
    }
  },
});
