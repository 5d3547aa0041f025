import { testRoundTrips } from '../../support/translate.ts';

const MUTUAL_TLS = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
`;

testRoundTrips('mutual TLS', {
  yaml: MUTUAL_TLS,
  kind: 'PeerAuthentication',
  meshes: { linkerd: 'Namespace', cilium: 'Namespace' },
});
