import { replaceText } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, findPair, select } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers, texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

const GRPC_STATUSES: readonly string[] = (
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED ' +
  'RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS ' +
  'UNAUTHENTICATED'
).split(' ');

/** Source: Istio webhook, validateHTTPFaultInjection; istioctl IST0002 for `delay.percent`. */
export const virtualServiceInvalidFault = defineRule({
  id: 'istio/virtual-service-invalid-fault',
  title: 'Inject faults that Istio can inject',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0002', 'IST0133'],
  *check(resource) {
    for (const fault of select(resource.root, 'spec.http[*].fault')) {
      if (fault.kind !== 'map') continue;
      if (!isSet(fault, 'abort') && !isSet(fault, 'delay') && !isPartial(resource)) {
        yield { at: anchor(fault), message: 'The fault does nothing. Add "abort" or "delay".' };
      }
      yield* checkAbort(resource, child(fault, 'abort'));
      yield* checkDelay(resource, child(fault, 'delay'));
    }
  },
});

function* checkAbort(resource: Resource, abort: YamlNode | undefined): Iterable<Finding> {
  if (abort?.kind !== 'map') return;
  if (isSet(abort, 'http2Error')) {
    yield {
      at: keyAnchor(abort, 'http2Error'),
      message: '"http2Error" is not supported by Istio. Use "httpStatus" or "grpcStatus".',
    };
  } else if (!isSet(abort, 'httpStatus') && !isSet(abort, 'grpcStatus') && !isPartial(resource)) {
    yield {
      at: anchor(abort),
      severity: 'warning',
      upstream: ['IST0133'],
      message: 'The abort has no status to answer with. Add "httpStatus" or "grpcStatus".',
    };
  }
  for (const status of texts(abort, 'grpcStatus')) {
    if (GRPC_STATUSES.includes(status.text)) continue;
    const near = closest(status.text, GRPC_STATUSES);
    yield {
      at: anchor(status),
      message: `"${status.text}" is no gRPC status. Write ${near === undefined ? 'one such as "UNAVAILABLE"' : `"${near}"`}.`,
      fixes:
        near === undefined
          ? []
          : [
              {
                title: `Change to "${near}"`,
                kind: 'suggestion',
                edits: () => [replaceText(resource.document, status, near)],
              },
            ],
    };
  }
}

function* checkDelay(resource: Resource, delay: YamlNode | undefined): Iterable<Finding> {
  if (delay === undefined) return;
  if (isSet(delay, 'exponentialDelay')) {
    yield {
      at: keyAnchor(delay, 'exponentialDelay'),
      message: '"exponentialDelay" is not supported by Istio. Use "fixedDelay".',
    };
  }
  const percent = numbers(delay, 'percent')[0];
  const pair = findPair(delay, 'percent');
  if (percent === undefined || pair === undefined || percent.value === 0) return;
  const { document } = resource;
  yield {
    at: pair.key,
    severity: 'warning',
    upstream: ['IST0002'],
    tag: 'deprecated',
    message: `"percent" is deprecated. Write "percentage" with a "value".`,
    fixes: isSet(delay, 'percentage')
      ? []
      : [
          {
            title: 'Change to "percentage"',
            kind: 'suggestion',
            edits: () => [
              {
                document,
                span: { start: pair.start, end: pair.value.end },
                newText: `percentage: {value: ${percent.value}}`,
              },
            ],
          },
        ],
  };
}
