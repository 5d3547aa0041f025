import { virtualServiceRewriteSlash } from '../../../server/src/rules/istio/virtual-service-rewrite-slash.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (prefix: string, uri: string) =>
  istioResource('VirtualService', `http: [{match: [{uri: {prefix: ${prefix}}}], rewrite: {uri: ${uri}}}]`);

ruleTest(virtualServiceRewriteSlash, {
  valid: {
    'both with a slash': route('/api/', '/'),
    'both without': route('/api', '/v2'),
    'the root': route('/', '/v2/'),
    'an exact path': istioResource(
      'VirtualService',
      `http: [{match: [{uri: {exact: /a/}}], rewrite: {uri: /b}}]`,
    ),
    'a rewrite from a template': route('/api/', "'{{ .path }}'"),
  },
  invalid: {
    'a slash that is lost': {
      yaml: route('/api/', '<|/v2|>'),
      fixed: route('/api/', '/v2/'),
    },
    'no slash at the start': {
      yaml: istioResource('VirtualService', `http: [{redirect: {prefixRewrite: <|v2|>}}]`),
      fixed: istioResource('VirtualService', `http: [{redirect: {prefixRewrite: /v2}}]`),
    },
    'a slash too many': { yaml: route('/api', '<|/|>') },
  },
});
