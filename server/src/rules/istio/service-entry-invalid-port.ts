import { replaceText } from '../../yaml/edit.ts';
import { closest } from '../../util/closest.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import { texts } from '../shared/texts.ts';
import { SERVICE_ENTRY } from './shared/kinds.ts';
import { isKnownProtocol, PROTOCOL_CHOICES } from './shared/protocols.ts';

/** Source: Istio webhook, ValidatePortName and ValidateProtocol. */
export const serviceEntryInvalidPort = defineRule({
  id: 'istio/service-entry-invalid-port',
  title: 'Give each port of a ServiceEntry a name and a known protocol',
  severity: 'error',
  kinds: [SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    for (const port of select(resource.root, 'spec.ports[*]')) {
      for (const name of texts(port, 'name')) {
        if (isDnsLabel(name.text)) continue;
        yield {
          at: anchor(name),
          message: `"${name.text}" is no valid port name. Use letters, digits and inner hyphens, such as "http-web".`,
        };
      }
      for (const protocol of texts(port, 'protocol')) {
        if (protocol.text === '' || isKnownProtocol(protocol.text)) continue;
        const near = closest(protocol.text, PROTOCOL_CHOICES);
        yield {
          at: protocol,
          message: `"${protocol.text}" is no protocol of Istio. Write one of ${PROTOCOL_CHOICES.join(', ')}.`,
          fixes:
            near === undefined
              ? []
              : [
                  {
                    title: `Change to "${near}"`,
                    kind: 'suggestion',
                    edits: () => [replaceText(resource.document, protocol, near)],
                  },
                ],
        };
      }
    }
  },
});
