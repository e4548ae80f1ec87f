import { hashOf } from './secret';

/** Atlassian's colours, by hand: these pages load nothing but this. */
export const style = `
:root { color-scheme: light dark; --page: #f8f8f8; --card: #fff; --text: #292a2e; --subtle: #505258; --line: #0b120e24;
  --field: #fff; --field-line: #8c8f97; --brand: #1868db; --brand-over: #1558bc; --on-brand: #fff; --link: #1868db;
  --bad: #ffeceb; --bad-text: #5d1f1a; --bad-mark: #c9372c; --button: #0515240f; --button-over: #0b120e24;
  --shadow: 0 8px 12px #1e1f2126, 0 0 1px #1e1f214f; }
@media (prefers-color-scheme: dark) { :root { --page: #18191a; --card: #242528; --text: #cecfd2; --subtle: #96999e;
  --line: #e3e4f21f; --field: #242528; --field-line: #7e8188; --brand: #669df1; --brand-over: #8fb8f6;
  --on-brand: #1f1f21; --link: #669df1; --bad: #42221f; --bad-text: #ffd5d2; --bad-mark: #f87168; --button: #ceced912;
  --button-over: #e3e4f21f; --shadow: 0 8px 12px #0104045c, 0 0 1px #01040480; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; padding: 48px 16px;
  background: var(--page); color: var(--text);
  font: 14px/20px "Atlassian Sans", ui-sans-serif, -apple-system, BlinkMacSystemFont, "Segoe UI", Ubuntu, "Helvetica Neue", sans-serif; }
main { width: 100%; max-width: 400px; padding: 32px 40px; background: var(--card); border-radius: 8px;
  box-shadow: var(--shadow); overflow-wrap: anywhere; }
header { display: flex; align-items: center; justify-content: center; gap: 8px; margin-bottom: 24px;
  font-size: 20px; font-weight: 653; letter-spacing: -.01em; }
h1 { margin: 0 0 16px; font-size: 20px; line-height: 24px; font-weight: 653; text-align: center; }
p { margin: 0 0 12px; }
.subtle { color: var(--subtle); font-size: 12px; line-height: 16px; }
form .subtle { margin: 4px 0 0; }
.center { text-align: center; }
form { display: grid; gap: 16px; margin: 16px 0 0; }
label { display: block; margin-bottom: 4px; color: var(--subtle); font-size: 12px; line-height: 16px; font-weight: 653; }
input { width: 100%; height: 36px; padding: 6px 8px; border: 1px solid var(--field-line); border-radius: 4px;
  background: var(--field); color: inherit; font: inherit; }
input[readonly] { background: var(--button); }
input:focus, button:focus-visible, a:focus-visible { outline: 2px solid var(--brand); outline-offset: 1px; }
button { min-height: 40px; padding: 6px 12px; border: 0; border-radius: 4px; font: inherit; font-weight: 500;
  cursor: pointer; background: var(--button); color: var(--text); }
button:hover { background: var(--button-over); }
button.main { background: var(--brand); color: var(--on-brand); }
button.main:hover { background: var(--brand-over); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.or { display: flex; align-items: center; gap: 12px; margin: 20px 0 4px; color: var(--subtle); font-size: 12px; }
.or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.alert { margin: 0 0 16px; padding: 12px 16px; border-inline-start: 4px solid var(--bad-mark); border-radius: 4px;
  background: var(--bad); color: var(--bad-text); }
.code { margin: 16px 0; padding: 12px; border: 1px solid var(--line); border-radius: 4px; text-align: center;
  font: 653 20px/24px ui-monospace, Menlo, "Segoe UI Mono", "Ubuntu Mono", monospace; letter-spacing: .08em; }
.address { letter-spacing: 0; font-size: 14px; font-weight: 500; user-select: all; }
footer { margin-top: 20px; padding-top: 16px; border-top: 1px solid var(--line); text-align: center;
  color: var(--subtle); font-size: 12px; line-height: 16px; }
footer form { display: inline; }
footer button { min-height: 24px; padding: 0; background: none; color: var(--link); font-size: 12px; }
footer button:hover { background: none; text-decoration: underline; }
main > :last-child { margin-bottom: 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
@media (max-width: 440px) { body { padding: 16px 8px; } main { padding: 24px 20px; } }
`;
export const stylePath = `/sign-in/style.css?v=${hashOf(style).slice(0, 12)}`;
