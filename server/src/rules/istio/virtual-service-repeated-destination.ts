import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { setText } from '../shared/texts.ts';
import { routesOf } from './shared/destinations.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Kiali, KIA1105. */
export const virtualServiceRepeatedDestination = defineRule({
  id: 'istio/virtual-service-repeated-destination',
  title: 'Name each destination of a route once',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['KIA1105'],
  *check(resource) {
    for (const route of routesOf(resource)) {
      const seen = new Set<string>();
      for (const destination of select(route, 'route[*].destination')) {
        const host = setText(destination, 'host');
        if (host === undefined || child(destination, 'host')?.masked === true) continue;
        if (child(destination, 'subset')?.masked === true) continue;
        const subset = setText(destination, 'subset');
        const key = `${host} ${subset ?? ''}`;
        if (seen.has(key)) {
          const name = subset === undefined ? `"${host}"` : `Subset "${subset}" of "${host}"`;
          yield {
            at: anchor(destination),
            message: `${name} stands in this route already. Name another subset, or add the weights up.`,
          };
        }
        seen.add(key);
      }
    }
  },
});
