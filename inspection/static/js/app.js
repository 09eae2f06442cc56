// What the pages gain where a browser runs scripts; every page works without. Words come from the templates.
"use strict";

(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]") !== null;

  // Keys: "/" searches, j and k walk the rows, Enter opens (the row's own link has the focus).

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") all("details[data-fold][open]").forEach((fold) => fold.removeAttribute("open"));
    if (typing(event.target)) return;
    if (event.key === "/") {
      const box = document.querySelector("[data-search]");
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "j" || event.key === "k") {
      const links = all("[data-rows] .row-link").filter((link) => link.offsetParent !== null);
      if (!links.length) return;
      const row = document.activeElement.closest("[data-rows] tr, [data-rows] li");
      const here = row ? links.findIndex((link) => row.contains(link)) : -1;
      const next = event.key === "j" ? Math.min(here + 1, links.length - 1) : Math.max(here - 1, 0);
      event.preventDefault();
      links[next].focus();
      links[next].scrollIntoView({ block: "nearest" });
    }
  });

  // Clicks: a row opens its link, a menu closes when one turns away, dialogs, printing, the theme, rows of formsets.

  const themes = { dark: "light", light: "dark" };

  function turnTheme() {
    const root = document.documentElement;
    const now = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = themes[now];
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${themes[now]}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  }

  function addRow(button) {
    const formset = button.closest("[data-formset]");
    const total = formset.querySelector("[name$='-TOTAL_FORMS']");
    const index = Number(total.value);
    const holder = document.createElement("div");
    holder.innerHTML = formset.querySelector("template").innerHTML.replaceAll("__prefix__", String(index));
    const row = holder.firstElementChild;
    formset.querySelector("[data-formset-rows]").append(row);
    total.value = String(index + 1);
    const first = row.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus();
    formset.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function removeRow(button) {
    const row = button.closest("[data-formset-row]");
    const mark = row.querySelector("[name$='-DELETE']");
    if (mark) {
      mark.checked = !mark.checked;
      row.classList.toggle("leaving", mark.checked);
    } else {
      all("input, select, textarea", row).forEach((field) => { field.value = ""; });
      row.hidden = true; // an empty row is no row: Django leaves it out, and the numbering stays whole
    }
    row.closest("[data-formset]").dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const target = event.target;
    all("details[data-fold][open]").forEach((fold) => {
      if (!fold.contains(target)) fold.removeAttribute("open");
    });
    const on = (selector) => target.closest(selector);
    if (on("[data-theme-toggle]")) turnTheme();
    else if (on("[data-print]")) window.print();
    else if (on("[data-formset-add]")) addRow(on("[data-formset-add]"));
    else if (on("[data-formset-remove]")) removeRow(on("[data-formset-remove]"));
    else if (on("[data-dialog]")) document.getElementById(on("[data-dialog]").dataset.dialog).showModal();
    else if (on("[data-check-all]")) {
      const box = on("[data-check-all]");
      all("tbody input[type=checkbox]:not(:disabled)", box.closest("table")).forEach((each) => { each.checked = box.checked; });
      box.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (on("[data-rows] tbody tr") && !on("a, button, input, label, select, summary") && !String(getSelection())) {
      const link = on("tr").querySelector(".row-link");
      if (link) link.click();
    }
  });

  // A roll counts itself while it is filled in; the server counts again and decides.

  function countRoll(roll) {
    const count = {};
    all("input:checked", roll).forEach((input) => { count[input.value] = (count[input.value] || 0) + 1; });
    all("[data-count]", roll).forEach((place) => {
      place.textContent = String(place.dataset.count.split(" ").reduce((sum, value) => sum + (count[value] || 0), 0));
    });
    all("[data-count-bar]", roll).forEach((bar) => { bar.value = count[bar.dataset.countBar] || 0; });
  }

  document.addEventListener("input", (event) => {
    const roll = event.target.closest("[data-roll]");
    if (roll) countRoll(roll);
  });

  // Drafts: a long form is kept in this browser while it is written, put back when one returns, and forgotten when it
  // was accepted or when one signs out. Passwords, files and hidden fields are never kept.

  const KEPT = "draft:";
  const SENT = "draft-sent";
  const keepable = "input:not([type=hidden], [type=password], [type=file], [type=submit]), textarea, select";
  const store = {
    get: (key) => { try { return JSON.parse(localStorage.getItem(KEPT + key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(KEPT + key, JSON.stringify(value)); return true; } catch { return false; } },
    drop: (key) => { try { localStorage.removeItem(KEPT + key); } catch { /* nothing kept */ } },
  };

  function read(form) {
    const values = {};
    all(keepable, form).forEach((field) => {
      if (!field.name) return;
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.checked) (values[field.name] ||= []).push(field.value);
        else values[field.name] ||= [];
      } else if (field.multiple) values[field.name] = Array.from(field.selectedOptions, (option) => option.value);
      else values[field.name] = field.value;
    });
    all("[name$='-TOTAL_FORMS']", form).forEach((total) => { values[total.name] = total.value; });
    return values;
  }

  function write(form, values) {
    all("[data-formset]", form).forEach((formset) => {
      const total = formset.querySelector("[name$='-TOTAL_FORMS']");
      const button = formset.querySelector("[data-formset-add]");
      while (button && Number(total.value) < Number(values[total.name] || 0)) addRow(button);
    });
    all(keepable, form).forEach((field) => {
      const value = values[field.name];
      if (value === undefined) return;
      if (field.type === "checkbox" || field.type === "radio") field.checked = value.includes(field.value);
      else if (field.multiple) Array.from(field.options).forEach((option) => { option.selected = value.includes(option.value); });
      else field.value = value;
    });
    all("[data-roll]", form).forEach(countRoll);
  }

  function time(stamp) {
    const at = new Date(stamp);
    const two = (number) => String(number).padStart(2, "0");
    return `${two(at.getHours())}:${two(at.getMinutes())}, ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
  }

  function say(form, place, stamp) {
    all(`[data-draft-${place}]`, form).forEach((note) => {
      note.hidden = false;
      all("time", note).forEach((each) => { each.textContent = time(stamp); });
    });
  }

  // Sending: what was sent once keeps its mark, so that the server does it once however often it arrives. Without a
  // connection the form waits here, and goes as soon as there is one.

  const mark = (form) => form.querySelector("input[name=once]");
  const hide = (form, place) => all(`[data-draft-${place}]`, form).forEach((note) => { note.hidden = true; });

  function keep(form, more = {}) {
    const at = Date.now();
    const record = { at, values: read(form), once: mark(form)?.value, from: location.pathname, ...more };
    return store.set(form.dataset.draftKey, record) && at;
  }

  function putBack(form, kept) {
    write(form, kept.values);
    if (kept.once && mark(form)) mark(form).value = kept.once;
    hide(form, "found");
  }

  const pressed = new WeakMap(); // by which button a form that waits was sent

  function holdBack(form, button) {
    const at = keep(form, { waiting: true });
    form.dataset.waiting = "yes";
    pressed.set(form, button);
    hide(form, "kept");
    say(form, "waiting", at || Date.now());
  }

  function goesNow() {
    all("form[data-waiting]").forEach((form) => {
      delete form.dataset.waiting;
      form.requestSubmit(pressed.get(form));
    });
  }

  addEventListener("online", goesNow);

  function keepDraft(form) {
    const key = form.dataset.draftKey;
    const before = JSON.stringify(read(form));
    const kept = store.get(key);
    all("[data-draft-drop]", form).forEach((button) => button.addEventListener("click", () => {
      store.drop(key);
      if (kept?.waiting) location.reload();
      hide(form, "found");
    }));
    if (kept?.waiting && form.dataset.draftState !== "bounced") {
      putBack(form, kept);
      hide(form, "by-itself");
      say(form, "waiting", kept.at);
    } else if (kept && form.dataset.draftState !== "bounced" && JSON.stringify(kept.values) !== before) {
      say(form, "found", kept.at);
      all("[data-draft-restore]", form).forEach((button) => button.addEventListener("click", () => putBack(form, kept)));
    }
    let timer = 0;
    let unkept = false;
    form.addEventListener("input", () => {
      unkept = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const at = keep(form, { waiting: Boolean(form.dataset.waiting) });
        if (!at) return;
        unkept = false;
        say(form, form.dataset.waiting ? "waiting" : "kept", at);
      }, 600);
    });
    form.addEventListener("submit", (event) => {
      unkept = false;
      clearTimeout(timer);
      if (!navigator.onLine) {
        event.preventDefault();
        holdBack(form, event.submitter);
        return;
      }
      keep(form);
      sessionStorage.setItem(SENT, key);
    });
    addEventListener("beforeunload", (event) => { if (unkept) event.preventDefault(); });
  }

  function forgetDrafts(age) {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith(KEPT)).forEach((key) => {
        const kept = store.get(key.slice(KEPT.length));
        if (!kept || Date.now() - kept.at >= age) localStorage.removeItem(key);
      });
    } catch { /* nothing kept */ }
  }

  function forgetAccepted() {
    const sent = sessionStorage.getItem(SENT);
    if (!sent) return;
    sessionStorage.removeItem(SENT);
    const same = all("form[data-draft-key]").find((form) => form.dataset.draftKey === sent);
    const led = document.referrer && new URL(document.referrer).pathname === store.get(sent)?.from;
    if (!led) return; // it never arrived: one came here another way, and what was written stays
    if (same) same.dataset.draftState = "bounced"; // the server has put the words back itself
    else if (document.querySelector("[data-error-page], [data-sign-in]") === null) store.drop(sent);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-sign-out]")) forgetDrafts(0);
    if ((form.getAttribute("method") || "").toLowerCase() !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; } // a second click does nothing twice
    form.dataset.sent = "yes";
    setTimeout(() => all("button:not([type=button])", form).forEach((button) => { button.disabled = true; }));
  });

  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sessionStorage.removeItem(SENT);
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("button", form).forEach((button) => { button.disabled = false; });
    });
  });

  function begin() {
    forgetAccepted();
    forgetDrafts(7 * 24 * 3600 * 1000);
    all("form[data-draft-key]").forEach(keepDraft);
    all("[data-theme-toggle], [data-print], [data-formset-add], [data-formset-remove]").forEach((button) => { button.hidden = false; });
    all("[data-roll]").forEach(countRoll);
    all(".chart").forEach((chart) => {
      const now = chart.querySelector(".lit, .new, .assigned, .started");
      if (now) chart.scrollLeft += now.getBoundingClientRect().left - chart.getBoundingClientRect().left - chart.clientWidth / 2;
    });
    const slips = document.querySelector("[data-slips]");
    if (slips) slips.focus();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
