import type { Since } from '../../../schemas/vocabulary.ts';
import type { Problem } from '../resources/problem.ts';
import { own } from '../util/own.ts';
import { toProblem, type SchemaContext } from './context.ts';
import type { SchemaNotice } from './kind-schema.ts';
import { locate, parsePointer, valueSpan, type Place } from './locate.ts';
import { schemaAt } from './lookup.ts';
import { checkedRelease, isNewer, isStillExperimental, releaseIn } from './releases.ts';
import { nameOf, nameWithin, quote } from './wording.ts';
import { meshName } from './check-version.ts';

/** Says of right values what their schema has to say: deprecated, newer than the mesh, experimental. */
export function reportNotices(context: SchemaContext, notices: readonly SchemaNotice[]): Problem[] {
  return notices.flatMap((notice) => reportNotice(context, notice) ?? []);
}

function reportNotice(context: SchemaContext, notice: SchemaNotice): Problem | undefined {
  const place = locate(context.resource.root, parsePointer(notice.pointer));
  if (place === undefined || place.source.masked) return undefined;
  const value = typeof notice.value === 'object' ? '' : String(notice.value);
  switch (notice.keyword) {
    case 'x-deprecated':
      return toProblem(context, {
        code: 'schema/deprecated-field',
        at: keySpan(context, place),
        message: `${nameOf(place.path, context.resource.kind)} is deprecated. ${String(notice.note)}`,
        tag: 'deprecated',
      });
    case 'x-channel':
      return reportExperimentalField(context, place);
    case 'x-since':
      return reportNewerField(context, place, notice.note as Since);
    case 'x-enum-channels': {
      const channel = own(notice.note as Readonly<Record<string, string>>, value);
      return channel === undefined ? undefined : reportExperimentalValue(context, place, value);
    }
    case 'x-enum-since': {
      const since = own(notice.note as Readonly<Record<string, Since>>, value);
      return since === undefined ? undefined : reportNewerValue(context, place, value, since);
    }
    default:
      return undefined;
  }
}

function keySpan(context: SchemaContext, place: Place) {
  return place.pair?.key ?? valueSpan(context.document, place);
}

const STANDARD_ONLY = 'and this is checked for the standard channel.';

function reportExperimentalField(context: SchemaContext, place: Place): Problem | undefined {
  if (context.settings.gatewayApi.channel === 'experimental') return undefined;
  const name = nameOf(place.path, context.resource.kind);
  return toProblem(context, {
    code: 'schema/experimental-field',
    at: keySpan(context, place),
    message: `${name} is in the experimental channel of the Gateway API only, ${STANDARD_ONLY}`,
  });
}

function reportExperimentalValue(context: SchemaContext, place: Place, value: string): Problem | undefined {
  if (context.settings.gatewayApi.channel === 'experimental') return undefined;
  return toProblem(context, {
    code: 'schema/experimental-field',
    at: place.source,
    message: `${quote(value)} is in the experimental channel of the Gateway API only, ${STANDARD_ONLY}`,
  });
}

/** A field that the API server of the release in use drops. */
function reportNewerField(context: SchemaContext, place: Place, since: Since): Problem | undefined {
  if (!isNewer(context, since) || isExperimentalAnyway(context, place)) return undefined;
  const name = nameOf(place.path, context.resource.kind);
  if (isStillExperimental(context, since)) {
    return toProblem(context, {
      code: 'schema/experimental-field',
      at: keySpan(context, place),
      message: `${name} is in the experimental channel of ${checkedRelease(context)} only, ${STANDARD_ONLY}`,
    });
  }
  const { settings, schema } = context;
  const first = releaseIn(since, settings.gatewayApi.channel) ?? '';
  return toProblem(context, {
    code: 'schema/newer-field',
    at: keySpan(context, place),
    message: `${name} came with ${meshName(schema.row.mesh)} ${first}, and this is checked for ${checkedRelease(context)}.`,
  });
}

/** A field of which the channel is told already. */
function isExperimentalAnyway({ schema, settings }: SchemaContext, { path }: Place): boolean {
  const isMarked = schemaAt(schema, path)?.node['x-channel'] !== undefined;
  return isMarked && settings.gatewayApi.channel === 'standard';
}

/** A value that the API server of the release in use refuses. */
function reportNewerValue(
  context: SchemaContext,
  place: Place,
  value: string,
  since: Since,
): Problem | undefined {
  if (!isNewer(context, since)) return undefined;
  const node = schemaAt(context.schema, place.path)?.node ?? {};
  const channel = node['x-enum-channels']?.[value];
  if (channel !== undefined && context.settings.gatewayApi.channel !== channel) return undefined;
  if (isStillExperimental(context, since)) {
    return toProblem(context, {
      code: 'schema/experimental-field',
      at: place.source,
      message: `${quote(value)} is in the experimental channel of ${checkedRelease(context)} only, ${STANDARD_ONLY}`,
    });
  }
  const name = nameWithin(place.path, context.resource.kind);
  return toProblem(context, {
    code: 'schema/not-allowed-value',
    at: valueSpan(context.document, place),
    message: `${quote(value)} is no value of ${name} in ${checkedRelease(context)}, which this is checked for; newer releases have it.`,
  });
}
