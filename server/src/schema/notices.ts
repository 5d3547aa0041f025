import type { Problem } from '../resources/problem.ts';
import { compareReleases } from './versions.ts';
import { meshName, releaseOf } from './check-version.ts';
import { toProblem, type SchemaContext } from './context.ts';
import type { SchemaNotice } from './kind-schema.ts';
import { locate, parsePointer, valueSpan } from './locate.ts';
import { nameOf, quote } from './wording.ts';
import { own } from '../util/own.ts';

/** Says of right values what their schema has to say: deprecated, newer than the mesh, experimental. */
export function reportNotices(context: SchemaContext, notices: readonly SchemaNotice[]): Problem[] {
  return notices.flatMap((notice) => reportNotice(context, notice) ?? []);
}

function reportNotice(context: SchemaContext, notice: SchemaNotice): Problem | undefined {
  const place = locate(context.resource.root, parsePointer(notice.pointer));
  if (place === undefined || place.source.masked) return undefined;
  const at =
    notice.keyword === 'x-enum-channels'
      ? place.source
      : (place.pair?.key ?? valueSpan(context.document, place));
  const name = nameOf(place.path, context.resource.kind);
  const { settings, schema } = context;
  switch (notice.keyword) {
    case 'x-deprecated':
      return toProblem(context, {
        code: 'schema/deprecated-field',
        at,
        message: `${name} is deprecated. ${String(notice.note)}`,
        tag: 'deprecated',
      });
    case 'x-channel':
      if (settings.gatewayApi.channel === 'experimental') return undefined;
      return toProblem(context, {
        code: 'schema/experimental-field',
        at,
        message: `${name} is in the experimental channel of the Gateway API only, and this is checked for the standard channel.`,
      });
    case 'x-enum-channels': {
      const channels = notice.note as Readonly<Record<string, string>>;
      const value = typeof notice.value === 'object' ? '' : String(notice.value);
      if (settings.gatewayApi.channel === 'experimental' || own(channels, value) === undefined)
        return undefined;
      return toProblem(context, {
        code: 'schema/experimental-field',
        at,
        message: `${quote(value)} is in the experimental channel of the Gateway API only, and this is checked for the standard channel.`,
      });
    }
    case 'x-since': {
      const release = releaseOf(schema.row.mesh, settings);
      if (release === undefined || compareReleases(String(notice.note), release) <= 0) return undefined;
      return toProblem(context, {
        code: 'schema/newer-field',
        at,
        message: `${name} came with ${meshName(schema.row.mesh)} ${String(notice.note)}, and this is checked for ${release}.`,
      });
    }
    default:
      return undefined;
  }
}
