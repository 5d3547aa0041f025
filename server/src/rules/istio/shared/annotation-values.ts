import { parseYaml } from '../../../yaml/parse.ts';
import { isCidr } from '../../shared/ip-address.ts';
import type { AnnotationForm } from '../../../resources/istio-annotations.ts';

/** Kubernetes' resource.Quantity, such as `100m`, `1.5` or `128Mi`. */
const QUANTITY = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[KMGTPE]i|[numkMGTPE]|[eE][-+]?[0-9]+)?$/;
/** The texts that Go's strconv.ParseBool reads. */
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/**
 * Checks the value of an annotation against the form that Istio reads. Source: istio pkg/kube/inject, the
 * table of annotation validators.
 * @returns what to write instead, as a phrase; undefined if the value is fine
 */
export function annotationValueFault(text: string, form: AnnotationForm): string | undefined {
  switch (form) {
    case 'boolean':
      return BOOLEAN.test(text) ? undefined : 'write "true" or "false"';
    case 'number':
      return /^[0-9]{1,10}$/.test(text) ? undefined : 'write a whole number';
    case 'percentage':
      return /^[0-9]{1,3}$/.test(text) && Number(text) <= 100 ? undefined : 'write a number from 0 to 100';
    case 'interception-mode':
      return /^(?:REDIRECT|TPROXY|NONE)$/.test(text) ? undefined : 'write "REDIRECT", "TPROXY" or "NONE"';
    case 'quantity':
      return text === '' || QUANTITY.test(text) ? undefined : 'write a quantity such as "100m" or "128Mi"';
    case 'proxy-config':
      return isProxyConfig(text) ? undefined : 'write the fields of a ProxyConfig as YAML';
    case 'ports':
    case 'ports-or-all':
      return everyPart(text, form === 'ports-or-all', isPort)
        ? undefined
        : 'write port numbers with commas between';
    case 'networks':
    case 'networks-or-all':
      return everyPart(text, form === 'networks-or-all', isCidr)
        ? undefined
        : 'write networks such as "10.0.0.0/8" with commas between';
  }
}

function everyPart(text: string, takesStar: boolean, test: (part: string) => boolean): boolean {
  if (text === '' || (takesStar && text === '*')) return true;
  return text.split(',').every((part) => test(part.trim()));
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) <= 65535;
}

function isProxyConfig(text: string): boolean {
  if (text.trim() === '') return true;
  const { root, faults } = parseYaml(text);
  return root?.kind === 'map' && faults.length === 0;
}
