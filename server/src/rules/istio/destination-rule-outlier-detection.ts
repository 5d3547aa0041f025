import { insertPair } from '../../yaml/edit.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';
import { trafficPolicies } from './shared/traffic-policies.ts';

/** Envoy's, where `consecutive5xxErrors` is not set. */
const DEFAULT_5XX_ERRORS = 5;

/**
 * Settings of outlier detection that Istio refuses or that cannot take effect. Source: Istio webhook,
 * validateOutlierDetection; OutlierDetection.consecutiveGatewayErrors: "if its value is greater than or equal
 * to the value of consecutive_5xx_errors, it will have no effect".
 */
export const destinationRuleOutlierDetection = defineRule({
  id: 'istio/destination-rule-outlier-detection',
  title: 'Let each threshold of outlier detection take effect',
  severity: 'error',
  kinds: [DESTINATION_RULE],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    for (const policy of trafficPolicies(resource)) {
      for (const detection of select(policy, 'outlierDetection')) {
        const split = child(detection, 'splitExternalLocalOriginErrors');
        const isSplit =
          split === undefined
            ? isPartial(resource)
            : split.kind === 'scalar' && (split.masked || split.value === true);
        const failures = numbers(detection, 'consecutiveLocalOriginFailures')[0];
        if (!isSplit && failures !== undefined && failures.value > 0) {
          yield {
            at: keyAnchor(detection, 'consecutiveLocalOriginFailures'),
            message:
              '"consecutiveLocalOriginFailures" needs "splitExternalLocalOriginErrors: true". Add that, or remove the threshold.',
            fixes:
              split === undefined && detection.kind === 'map'
                ? [
                    {
                      title: 'Add "splitExternalLocalOriginErrors: true"',
                      kind: 'suggestion',
                      edits: () => [
                        insertPair(resource.document, detection, {
                          key: 'splitExternalLocalOriginErrors',
                          value: 'true',
                        }),
                      ],
                    },
                  ]
                : [],
          };
        }
        const gateway = numbers(detection, 'consecutiveGatewayErrors')[0];
        const known = numbers(detection, 'consecutive5xxErrors')[0];
        if (known === undefined && (isSet(detection, 'consecutive5xxErrors') || isPartial(resource)))
          continue;
        const limit = known?.value ?? DEFAULT_5XX_ERRORS;
        if (gateway === undefined || limit === 0 || gateway.value < limit) continue;
        yield {
          at: gateway,
          severity: 'warning',
          upstream: [],
          message: `"consecutiveGatewayErrors" of ${gateway.value} has no effect: "consecutive5xxErrors" ejects after ${limit}${known === undefined ? ', its default,' : ''} already, and counts the same errors. Lower it, or set "consecutive5xxErrors" to 0.`,
        };
      }
    }
  },
});
