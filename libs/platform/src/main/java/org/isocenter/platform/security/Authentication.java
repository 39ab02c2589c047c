package org.isocenter.platform.security;

/** How clients prove who they are. */
public enum Authentication {
  /** By bearer tokens (RFC 6750) of an OpenID Connect issuer. */
  OIDC,
  /** Not at all. */
  NONE
}
