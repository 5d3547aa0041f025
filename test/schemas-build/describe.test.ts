import { expect, it } from 'vitest';
import { describe as describeField } from '../../schemas/build/describe.ts';

it.each([
  [
    'Port specifies the port. It must be open. It is a number.',
    'port',
    'Specifies the port. It must be open.',
  ],
  ['Name is the name of the thing.', 'name', 'The name of the thing.'],
  ['First line\nand more.\n\nAnother paragraph.', 'x', 'First line and more.'],
  ['Optional. The mode of it.', 'mode', 'The mode of it.'],
  ['The mode.\n\nValid Options: A, B', 'mode', 'The mode.'],
  ['Valid Options: A, B', 'mode', undefined],
  ['Where it is, e.g.', 'place', 'Where it is.'],
  [
    String.raw`Names such as \*.example.com <b>count</b>.`,
    'x',
    String.raw`Names such as \*.example.com \<b>count\</b>.`,
  ],
  ['Code such as `a*b` stays.', 'x', 'Code such as `a*b` stays.'],
  ['Text. <gateway:util:excludeFromCRD>Notes.</gateway:util:excludeFromCRD>', 'x', 'Text.'],
  ['Kind is kind of the referent.', 'kind', 'The kind of the referent.'],
  ['Routes MUST NOT be empty.', 'rules', 'Routes must not be empty.'],
  [
    'matchLabels is a map of {key,value} pairs. More.',
    'matchLabels',
    'Labels that must all be there with these values.',
  ],
  ['', 'x', undefined],
])('describes %j', (text, field, expected) => {
  expect(describeField(text, field)).toBe(expected);
});
