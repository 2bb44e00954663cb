// Passkeys: a form with data-passkey asks the house what to sign, the device for an answer, and sends that as its field
// "credential". It stays hidden where the browser has no passkeys or the page is not open at the house's own address.
(() => {
    'use strict';

    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

    function readable(options) {
        const known = (options.excludeCredentials || []).map(one => ({...one, id: bytes(one.id)}));
        const user = options.user && {...options.user, id: bytes(options.user.id)};
        return {...options, challenge: bytes(options.challenge), ...(user && {user, excludeCredentials: known})};
    }

    function written(credential) {
        const answer = credential.response;
        const response = {clientDataJSON: text(answer.clientDataJSON)};
        for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
            if (answer[part]) response[part] = text(answer[part]);
        }
        if (answer.getTransports) response.transports = answer.getTransports();
        return JSON.stringify({
            id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {},
        });
    }

    async function ask(form) {
        const token = new URLSearchParams({_csrf: form.elements._csrf.value});
        const answer = await fetch(form.dataset.options, {method: 'POST', body: token});
        if (answer.redirected) { // the session has ended meanwhile
            location.assign(answer.url);
            return;
        }
        if (!answer.ok) throw new Error(String(answer.status));
        const options = await answer.json();
        if (options.first) {
            location.assign(options.first);
            return;
        }
        const publicKey = readable(options);
        const credential = await (form.dataset.passkey === 'create'
            ? navigator.credentials.create({publicKey}) : navigator.credentials.get({publicKey}));
        form.elements.credential.value = written(credential);
        form.submit();
    }

    function complain(form, error) {
        const words = form.querySelector('[role=alert]');
        const why = {
            NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known',
            NotSupportedError: 'unable', ConstraintError: 'unable',
        }[error.name];
        words.textContent = words.dataset[why || 'failed'];
        words.hidden = false;
        form.querySelector('button').disabled = false;
    }

    for (const form of document.querySelectorAll('form[data-passkey]')) {
        if (!window.PublicKeyCredential || location.origin !== form.dataset.origin) continue;
        form.hidden = false;
        form.addEventListener('submit', event => {
            event.preventDefault();
            form.querySelector('button').disabled = true;
            ask(form).catch(error => complain(form, error));
        });
        for (const other of document.querySelectorAll('[data-passkey-elsewhere]')) other.hidden = true;
    }
})();
