import { describe, expect, it } from 'vitest';
import { mergeSettings, parseSettingsFile, toSettings } from '../../server/src/host/parse-settings.ts';
import { SettingsTree } from '../../server/src/host/settings-tree.ts';
import { DEFAULT_SETTINGS } from '../../server/src/resources/settings.ts';

describe('settings', () => {
  it('are the defaults where nothing is written', () => {
    expect(toSettings({})).toEqual(DEFAULT_SETTINGS);
    expect(toSettings(null)).toEqual(DEFAULT_SETTINGS);
  });

  it('pass over what makes no sense, and keep the rest', () => {
    const settings = toSettings({
      rules: { 'istio/a': 'off', 'istio/b': false, 'istio/c': 'loud' },
      crds: 'crds',
      workspace: 'ajar',
      gatewayApi: { channel: 'experimental', version: 1.3 },
      codeLens: 'no',
    });
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      rules: { 'istio/a': 'off', 'istio/b': 'off' },
      gatewayApi: { channel: 'experimental', version: '1.3' },
    });
  });

  it('take nested and dotted keys, and empty versions for the newest', () => {
    expect(toSettings({ 'istio.version': '1.24', cilium: { version: '' } })).toMatchObject({
      istio: { version: '1.24' },
      cilium: { version: DEFAULT_SETTINGS.cilium.version },
    });
  });

  it('add up, later words over earlier ones', () => {
    const first = mergeSettings(DEFAULT_SETTINGS, { rules: { a: 'off', b: 'hint' } });
    expect(mergeSettings(first, { rules: { b: 'error' } }).rules).toEqual({ a: 'off', b: 'error' });
  });

  it('are read from YAML, and undefined for a text that is none', () => {
    expect(parseSettingsFile('workspace: closed')).toEqual({ workspace: 'closed' });
    for (const text of ['- a', '{', '', 'x']) expect(parseSettingsFile(text)).toBeUndefined();
  });
});

describe('SettingsTree', () => {
  it('takes the nearest file up the tree', () => {
    const tree = new SettingsTree();
    tree.setBase({ workspace: 'closed', rules: { a: 'off' } });
    tree.setFile('file:///w/.meshwright.yaml', 'rules: {b: hint}');
    tree.setFile('file:///w/x/.meshwright.yaml', 'workspace: open');
    expect(tree.settingsFor('file:///w/y/z/f.yaml')).toMatchObject({
      workspace: 'closed',
      rules: { a: 'off', b: 'hint' },
    });
    expect(tree.settingsFor('file:///w/x/f.yaml')).toMatchObject({ workspace: 'open', rules: { a: 'off' } });
    tree.setFile('file:///w/x/.meshwright.yaml', undefined);
    expect(tree.settingsFor('file:///w/x/f.yaml')).toMatchObject({
      workspace: 'closed',
      rules: { b: 'hint' },
    });
    expect(tree.settingsFor('untitled:a')).toMatchObject({ workspace: 'closed' });
  });

  it("takes the editor's settings of a folder before those of all, and a file's before both", () => {
    const tree = new SettingsTree();
    const own = new Map([['file:///a', { workspace: 'closed', hover: 'brief' }]]);
    tree.setBase({ rules: { a: 'off' } }, own);
    tree.setFile('file:///a/x/.meshwright.yaml', 'workspace: open');
    expect(tree.settingsFor('file:///a/f.yaml')).toMatchObject({ workspace: 'closed', rules: {} });
    expect(tree.settingsFor('file:///a/x/f.yaml')).toMatchObject({ workspace: 'open', hover: 'brief' });
    expect(tree.settingsFor('file:///b/f.yaml')).toMatchObject({ workspace: 'open', rules: { a: 'off' } });
  });

  it('knows a folder however its address is written', () => {
    const tree = new SettingsTree();
    tree.setFile('file:///my%20shop/.meshwright.yaml', 'workspace: closed');
    expect(tree.settingsFor('file:///my%20shop/f.yaml').workspace).toBe('closed');
    expect(tree.settingsFor('file:///my shop/f.yaml').workspace).toBe('closed');
    expect(tree.files()).toEqual(['file:///my shop/.meshwright.yaml']);
  });
});
