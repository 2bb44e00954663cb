// Improves pages that work without it: counts down, moves by keyboard, keeps drafts.
(() => {
    'use strict';
    const ja = document.documentElement.lang === 'ja';
    const two = n => String(n).padStart(2, '0');

    // The same words and the same rounding as Times.left.
    function left(due, now) {
        const past = due <= now;
        const seconds = Math.floor(Math.abs(due - now) / 1000);
        const days = Math.floor(seconds / 86400);
        const hours = Math.floor(seconds / 3600);
        const minutes = Math.floor(seconds / 60);
        let span;
        if (days >= 2) {
            span = ja ? `${days}日${hours % 24}時間` : `${days} d ${hours % 24} h`;
        } else if (hours >= 1) {
            span = ja ? `${hours}時間${two(minutes % 60)}分` : `${hours} h ${two(minutes % 60)} min`;
        } else if (past || minutes >= 10) {
            span = ja ? `${minutes}分` : `${minutes} min`;
        } else {
            span = ja ? `${minutes}分${two(seconds % 60)}秒` : `${minutes} min ${two(seconds % 60)} s`;
        }
        if (ja) return (past ? '超過 ' : '残り ') + span;
        return span + (past ? ' past due' : ' left');
    }

    function tick() {
        const now = Date.now();
        for (const time of document.querySelectorAll('time[data-due]')) {
            const due = Date.parse(time.dataset.due);
            if (Number.isNaN(due)) continue;
            const words = left(due, now);
            if (time.textContent !== words) time.textContent = words;
            const clock = time.closest('.clock');
            if (clock && due <= now && !clock.classList.contains('clock-past')) {
                clock.classList.remove('clock-running', 'clock-soon');
                clock.classList.add('clock-past');
                const state = clock.querySelector('[data-past]');
                if (state) state.textContent = state.dataset.past;
            }
        }
    }

    // j and k move, Enter opens, ? shows the page's <dialog data-key-help>, any other key presses what the row offers as [data-key].
    function keyboard(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        if (event.target.closest('input, textarea, select, [contenteditable]')) return;
        if (document.querySelector('dialog[open]')) return; // its own keys alone: Escape closes it
        const list = document.querySelector('[data-keyboard-list]');
        if (!list) return;
        if (event.key === '?') {
            const help = document.querySelector('[data-key-help]');
            if (help) {
                help.showModal();
                event.preventDefault();
            }
            return;
        }
        const rows = [...list.children].filter(row => row.matches('li, tr'));
        const at = rows.findIndex(row => row.classList.contains('selected'));
        if (event.key === 'j' || event.key === 'k') {
            const next = event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
            select(rows, next);
            event.preventDefault();
        } else if (at >= 0 && /^[a-z]$/.test(event.key)) {
            const offered = rows[at].querySelector(`[data-key="${event.key}"]`);
            if (offered) {
                offered.click();
                event.preventDefault();
            }
        }
    }

    function select(rows, index) {
        rows.forEach((row, i) => row.classList.toggle('selected', i === index));
        const row = rows[index];
        if (!row) return;
        const link = row.querySelector('a, button');
        if (link) link.focus({preventScroll: true});
        row.scrollIntoView({block: 'nearest'});
    }

    // A draft lives on this machine only and for one account, until the server has taken the form. Passwords and form tokens are never kept.
    const draft = name => `kaname:${document.body.dataset.account || ''}:${name}`;
    const kept = field => field.name && field.name !== '_csrf' && field.type !== 'password' && field.type !== 'file'
        && field.type !== 'submit' && !field.closest('[data-autosave-not]')
        && (field.type !== 'hidden' || 'autosave' in field.dataset);

    function read(form) {
        const values = {};
        for (const field of form.elements) {
            if (!kept(field)) continue;
            if (field.type === 'radio' || field.type === 'checkbox') {
                if (field.checked) (values[field.name] ||= []).push(field.value);
            } else if (field.value) {
                (values[field.name] ||= []).push(field.value);
            }
        }
        return values;
    }

    function restore(form, found) {
        const used = {};
        for (const field of form.elements) {
            const values = kept(field) ? found[field.name] : undefined;
            if (!values) continue;
            if (field.type === 'radio' || field.type === 'checkbox') {
                field.checked = values.includes(field.value);
            } else {
                field.value = values[(used[field.name] ||= 0)] ?? field.value;
                used[field.name] += 1;
            }
        }
    }

    function autosave(form) {
        const place = draft(form.dataset.autosave || location.pathname);
        const note = form.querySelector('[data-autosave-note]');
        let timer;
        const say = () => { if (note) note.hidden = false; };
        const save = () => {
            clearTimeout(timer);
            timer = undefined;
            if (leaving) return;
            try {
                localStorage.setItem(place, JSON.stringify(read(form)));
                say();
            } catch { /* a full or forbidden store: the form still works */ }
        };
        const soon = () => {
            clearTimeout(timer);
            timer = setTimeout(save, 300);
        };
        try {
            const found = JSON.parse(localStorage.getItem(place) || 'null');
            if (found && Object.keys(found).length && !('autosaveFresh' in form.dataset)) {
                restore(form, found);
                say();
                form.dispatchEvent(new Event('change', {bubbles: true}));
            }
        } catch { /* an unreadable draft is no draft */ }
        form.addEventListener('input', soon);
        form.addEventListener('change', soon);
        addEventListener('pagehide', () => { if (timer) save(); }); // the last words before the page goes
    }

    // The page that comes after a form was taken names the draft that is done: <p data-autosave-done="report">
    function forget(root) {
        for (const done of root.querySelectorAll('[data-autosave-done]')) {
            try { localStorage.removeItem(draft(done.dataset.autosaveDone)); } catch { /* nothing to forget */ }
        }
    }

    // Signing out leaves no draft of this account on the machine; whoever has not sent one is asked first.
    let leaving = false;
    function leave(event) {
        let drafts = [];
        try { drafts = Object.keys(localStorage).filter(key => key.startsWith(draft(''))); } catch { /* nothing is kept here */ }
        if (drafts.length && !confirm(event.target.dataset.unsent)) {
            event.preventDefault();
            return;
        }
        leaving = true;
        drafts.forEach(key => localStorage.removeItem(key));
    }

    // The house says that there is something to ask for; what on the page wants to know asks, once a second at most.
    function live() {
        if (!window.EventSource || !document.querySelector('[hx-trigger*="kaname:"]')) return;
        const told = {};
        const tell = topic => {
            if (told[topic]) return;
            told[topic] = setTimeout(() => {
                delete told[topic];
                document.body.dispatchEvent(new Event(`kaname:${topic}`));
            }, 200);
        };
        const topics = ['inbox', 'letter', 'notice', 'announcement', 'room', 'circle', 'drill', 'concern', 'severity', 'mode'];
        const stream = new EventSource('/live');
        topics.forEach(topic => stream.addEventListener(topic, () => tell(topic)));
        stream.addEventListener('missed', () => topics.forEach(tell));
        // Where nobody is signed in any more the page is asked for again, which leads to sign-in and back.
        const leave = () => {
            stream.close();
            location.replace(location.pathname + location.search);
        };
        stream.addEventListener('ended', leave);
        stream.addEventListener('error', () => {
            if (stream.readyState !== EventSource.CLOSED) return; // it tries again by itself
            const asking = new AbortController();
            fetch('/live', {redirect: 'manual', signal: asking.signal}).then(answer => {
                if (answer.type === 'opaqueredirect') leave();
                asking.abort();
            }).catch(() => { /* the house is away: the page stays as it is */ });
        });
        let before = false;
        stream.addEventListener('open', () => { if (before) topics.forEach(tell); before = true; });
        addEventListener('pagehide', () => stream.close());
    }

    // <button data-tick-all="letter" hidden> ticks every box of that name, or none if all were ticked
    function ticking() {
        for (const button of document.querySelectorAll('[data-tick-all]')) {
            button.hidden = false;
            button.addEventListener('click', () => {
                const boxes = [...document.querySelectorAll(`input[name="${button.dataset.tickAll}"]`)];
                const all = boxes.every(box => box.checked);
                boxes.forEach(box => { box.checked = !all; });
            });
        }
    }

    function begin() {
        forget(document);
        ticking();
        live();
        document.querySelectorAll('form[data-autosave]').forEach(autosave);
        document.querySelectorAll('form[data-unsent]').forEach(form => form.addEventListener('submit', leave));
        tick();
        setInterval(tick, 1000);
        document.addEventListener('visibilitychange', tick);
        document.addEventListener('htmx:afterSwap', tick);
        document.addEventListener('keydown', keyboard);
    }

    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
    else begin();

    // A slider beside a date field: <input type="range" data-months="on"> moves it month by month and then asks
    for (const slider of document.querySelectorAll('input[data-months]')) {
        const field = document.getElementById(slider.dataset.months);
        slider.closest('[hidden]').hidden = false;
        slider.addEventListener('input', () => {
            const month = Number(slider.value);
            field.value = `${2000 + Math.floor(month / 12)}-${two(month % 12 + 1)}-01`;
        });
        slider.addEventListener('change', () => field.form.requestSubmit());
    }
})();
