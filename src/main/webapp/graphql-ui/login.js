/*
 * Logs in at the OpenID provider that the Director names, by authorization code with PKCE (RFC 7636), and then begins GraphiQL, whose
 * requests carry the token. The token is kept in this page's memory only; where the Director names no provider, nobody logs in.
 */
(async function () {
  'use strict';

  const here = location.origin + location.pathname;
  const pending = 'eventplane-login';

  const base64url = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

  async function json(address, options) {
    const answer = await fetch(address, options);
    if (!answer.ok) {
      throw new Error(address + ' answered ' + answer.status);
    }
    return answer.json();
  }

  /** Goes to the provider, which sends the browser back here. */
  async function leave(settings, provider) {
    const login = { state: random(), verifier: random(), search: location.search };
    const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(login.verifier));
    sessionStorage.setItem(pending, JSON.stringify(login));
    location.assign(provider.authorization_endpoint + '?' + new URLSearchParams({
      response_type: 'code',
      client_id: settings.clientId,
      redirect_uri: here,
      scope: settings.scope,
      state: login.state,
      code_challenge: base64url(challenge),
      code_challenge_method: 'S256',
    }));
    return new Promise(() => {});
  }

  /** Back from there, with a code for the token. */
  async function arrive(settings, provider, answer) {
    const login = JSON.parse(sessionStorage.getItem(pending) || '{}');
    sessionStorage.removeItem(pending);
    history.replaceState(null, '', here + (login.search || ''));
    if (!login.state || answer.get('state') !== login.state) {
      throw new Error('the answer of the login is not to a question of this page');
    }
    if (answer.has('error')) {
      throw new Error(answer.get('error') + ' ' + (answer.get('error_description') || ''));
    }
    return json(provider.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: settings.clientId,
        redirect_uri: here,
        code: answer.get('code'),
        code_verifier: login.verifier,
      }),
    });
  }

  /** Only requests to the Director get the token. */
  function present(token, again) {
    const director = new URL('/graphql', location.origin).href;
    const expires = Date.now() + 1000 * (token.expires_in || 60);
    const plain = window.fetch.bind(window);
    window.fetch = async (resource, options = {}) => {
      if (new URL(resource.url || resource, location.href).href !== director) {
        return plain(resource, options);
      }
      if (Date.now() > expires) {
        return again();
      }
      const headers = new Headers(options.headers);
      headers.set('Authorization', 'Bearer ' + token.access_token);
      return plain(resource, { ...options, headers });
    };
  }

  function begin() {
    const script = document.createElement('script');
    script.src = 'render.js';
    document.body.append(script);
  }

  try {
    const settings = await json('login.json');
    if (settings.issuer) {
      const provider = await json(settings.issuer.replace(/\/$/, '') + '/.well-known/openid-configuration');
      const answer = new URLSearchParams(location.search);
      const again = () => leave(settings, provider);
      const back = answer.has('state') && (answer.has('code') || answer.has('error'));
      present(back ? await arrive(settings, provider, answer) : await again(), again);
    }
    begin();
  } catch (failure) {
    document.getElementById('graphiql').textContent = 'The login failed: ' + failure.message;
  }
})();
