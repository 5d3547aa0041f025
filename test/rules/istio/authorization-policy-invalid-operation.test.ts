import { authorizationPolicyInvalidOperation } from '../../../server/src/rules/istio/authorization-policy-invalid-operation.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const operation = (text: string) =>
  istioResource('AuthorizationPolicy', `rules: [{to: [{operation: {${text}}}]}]`);

ruleTest(authorizationPolicyInvalidOperation, {
  valid: {
    'ports, paths and methods': operation(
      "ports: ['0', '8080'], paths: ['/a/{*}/b', '/a/{**}', '/a*'], methods: [GET, '*', 'P*', '*T']",
    ),
    'values from a template': operation("ports: ['{{ .port }}'], methods: ['{{ .method }}']"),
  },
  invalid: {
    'ports and paths': {
      yaml: operation(
        "ports: [<|http|>, <|'70000'|>], notPaths: [<|'/a{*}'|>, <|'/{**}/{*}'|>, <|'/a/{*}/*'|>]",
      ),
    },
    methods: {
      yaml: operation('methods: [<|get|>, <|GETS|>]'),
      fixed: operation('methods: [GET, GET]'),
    },
    'a gRPC method': {
      yaml: operation(
        'methods: [<|/pkg.Service/Method|>] #! "/pkg.Service/Method" is a path, and the method of every gRPC call is POST. Move it to "paths".',
      )
        .replace('.|>] #!', '.|>] #!')
        .replace(/ #! (.*)}}]}]/, '}}]}] #! $1'),
    },
  },
});
