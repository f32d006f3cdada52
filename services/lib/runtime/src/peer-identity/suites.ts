import tls from 'node:tls';

/** Of TLS 1.3 all, of 1.2 those with forward secrecy and authenticated encryption: what RFC 9325 recommends. */
const RECOMMENDED = [
  ...['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
  ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
];

/** gRPC takes what is the default of the process; store, broker and sign-in server are then spoken to so as well. */
export function speakRecommendedSuites(): void {
  tls.DEFAULT_CIPHERS = RECOMMENDED.join(':');
}
