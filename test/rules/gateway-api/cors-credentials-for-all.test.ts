import { corsCredentialsForAll } from '../../../server/src/rules/gateway-api/cors-credentials-for-all.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (cors: string) => httpRoute('shop', `rules: [{filters: [{type: CORS, cors: {${cors}}}]}]`);

ruleTest(corsCredentialsForAll, {
  valid: {
    'origins that are named': route('allowCredentials: true, allowOrigins: ["https://a.com"]'),
    'no credentials': route('allowOrigins: ["*"]'),
    'credentials refused': route('allowCredentials: false, allowOrigins: ["*"]'),
  },
  invalid: {
    'all origins': { yaml: route('allowCredentials: true, allowOrigins: [<|"*"|>]') },
  },
});
