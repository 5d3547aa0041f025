import { annotationUnknown } from '../../../server/src/rules/istio/annotation-unknown.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (annotations: string, labels = '') => `apiVersion: v1
kind: Service
metadata:
  name: a
${labels}  annotations:
${annotations}
`;

ruleTest(annotationUnknown, {
  valid: {
    'known ones': service('    networking.istio.io/exportTo: "*"'),
    'another domain': service('    example.com/istio: a\n    notistio.io/x: b'),
    'of Istio itself': service('    internal.istio.io/parents: a'),
    'a name from a template': service('    "{{ .prefix }}.istio.io/x": a'),
  },
  invalid: {
    'a slip': {
      yaml: service('    <|networking.istio.io/exportto|>: a # here'),
      fixed: service('    networking.istio.io/exportTo: a # here'),
    },
    'nothing near': { yaml: service('    <|foo.istio.io/bar|>: a') },
    'a label': {
      yaml: service('    a: b\n    <|istio.io/use-waypoint|>: "w"', '  labels:\n    c: d\n'),
      fixed: service('    a: b', '  labels:\n    c: d\n    istio.io/use-waypoint: "w"\n'),
    },
  },
});
