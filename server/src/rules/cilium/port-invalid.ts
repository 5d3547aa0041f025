import { CILIUM_POLICY_KINDS, policyPortRules } from '../../workspace/cilium-policy.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { appendItem, insertPair, replaceSource, type DocumentEdit } from '../../yaml/edit.ts';
import type { MapNode, ScalarNode, SeqNode } from '../../yaml/nodes.ts';
import { findPair, scalar } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule, type Fix } from '../rule.ts';
import { isPortName, portNumber, portText, PORTLESS_PROTOCOLS, protocolOf } from './shared/ports.ts';

/**
 * A port is a number from 0 to 65535 or an IANA service name (PortProtocol.Validate). The pattern of the CRD
 * is not anchored, so that "70000", "8000-8080" and "80,443" pass the API server and fail in every agent.
 */
export const portInvalid = defineRule({
  id: 'cilium/port-invalid',
  title: 'Give each port one number up to 65535 or one port name',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-051', 'CIL-CNP-052', 'CIL-CNP-053'],
  *check(policy) {
    for (const { ports } of policyPortRules(policy)) {
      for (const port of ports) {
        if (port.kind !== 'map') continue;
        const node = portText(port);
        if (node === undefined) {
          if (findPair(port, 'port') !== undefined || port.masked) continue;
          if (PORTLESS_PROTOCOLS.has(protocolOf(port) ?? 'AH')) continue;
          yield {
            at: anchor(port),
            upstream: ['CIL-CNP-053'],
            message: `"port" is missing, and Cilium refuses the whole policy. Name the port, or "0" for every port.`,
          };
          continue;
        }
        const fault = faultOf(node.text);
        if (fault === undefined || isRefusedBySchema(node.text)) continue;
        yield {
          at: node,
          upstream: [fault.id],
          message: `"${node.text}" is no port: ${fault.phrase}`,
          fixes: fixesOf(policy.document, port, node),
        };
      }
    }
  },
});

function faultOf(text: string): { readonly id: string; readonly phrase: string } | undefined {
  if (portNumber(text) !== undefined || isPortName(text)) return undefined;
  if (asRange(text) !== undefined) {
    return { id: 'CIL-CNP-052', phrase: 'a range goes in "port" and "endPort".' };
  }
  if (asList(text) !== undefined) return { id: 'CIL-CNP-052', phrase: 'write an item of "ports" for each.' };
  const id = 'CIL-CNP-051';
  if (/^0[0-9]+$/.test(text)) return { id, phrase: 'a leading zero makes it octal. Leave the zero out.' };
  if (/^[0-9]+$/.test(text)) return { id, phrase: 'the highest is 65535. Correct the number.' };
  if (text.length > 15)
    return { id, phrase: 'names have at most 15 characters. Use the number, or a shorter name.' };
  return {
    id,
    phrase: 'names have letters, digits and single hyphens inside. Correct it, or use the number.',
  };
}

/** What the pattern of the CRD refuses is told by the schema. */
function isRefusedBySchema(text: string): boolean {
  return !/^[0-9]/.test(text) && !/[a-zA-Z](?:-?[a-zA-Z0-9])*$/.test(text);
}

function asRange(text: string): readonly [string, string] | undefined {
  const [, first, last] = /^([0-9]{1,5})\s*[-:]\s*([0-9]{1,5})$/.exec(text) ?? [];
  return first === undefined || last === undefined ? undefined : [first, last];
}

function asList(text: string): readonly string[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => portNumber(part) !== undefined) ? parts : undefined;
}

function fixesOf(document: YamlDocument, port: MapNode, node: ScalarNode): readonly Fix[] {
  const range = asRange(node.text);
  if (range !== undefined && findPair(port, 'endPort') === undefined) {
    return [
      {
        title: `Write the range from ${range[0]} to ${range[1]}`,
        kind: 'suggestion',
        edits: () => [
          replaceSource(document, node, `"${range[0]}"`),
          insertPair(document, port, { key: 'endPort', value: range[1], after: findPair(port, 'port') }),
        ],
      },
    ];
  }
  const list = asList(node.text);
  const items = port.parent;
  if (list === undefined || items?.kind !== 'seq') return [];
  return [
    {
      title: 'Write one item per port',
      kind: 'suggestion',
      edits: () => splitList(document, port, node, items),
    },
  ];
}

function splitList(document: YamlDocument, port: MapNode, node: ScalarNode, items: SeqNode): DocumentEdit[] {
  const [first, ...others] = asList(node.text) ?? [];
  const protocol = scalar(port, 'protocol')?.text;
  const isFlow = items.flow || port.flow;
  const additions = others.map((number) => {
    const fields = [`port: "${number}"`, ...(protocol === undefined ? [] : [`protocol: ${protocol}`])];
    return isFlow ? `{${fields.join(', ')}}` : fields.join('\n');
  });
  const appended = additions.map((value) => appendItem(document, items, value));
  const span = appended[0]?.span ?? node;
  const newText = appended.map((edit) => edit.newText).join('');
  return [replaceSource(document, node, `"${first ?? ''}"`), { document, span, newText }];
}
