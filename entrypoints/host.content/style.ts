/**
 * Of the node's shadow root. `!important` on `:host` outranks whatever the host page says about the node.
 * Colours are the host's own tokens, with a value for hosts that have none.
 */
export const panelStyle = `
:host{all:initial!important;position:fixed!important;top:0!important;right:0!important;width:0!important;height:0!important;z-index:2147483647!important;pointer-events:auto!important}
@media print{:host{display:none!important}}
button,aside{box-sizing:border-box;border:1px solid var(--ds-border,light-dark(#0b120e24,#e3e4f21f));background:var(--ds-surface,light-dark(#fff,#1f1f21))}
button{position:fixed;right:0;width:28px;height:44px;padding:0;border-right:0;border-radius:8px 0 0 8px;box-shadow:0 1px 3px #1e1f2140;cursor:pointer;touch-action:none;color:var(--ds-icon-brand,light-dark(#1868db,#669df1))}
button:hover{width:34px}
svg{width:16px;height:16px;vertical-align:middle;fill:currentColor}
aside{position:fixed;top:0;right:0;bottom:0;width:var(--w);max-width:100vw;border-width:0 0 0 1px}
.over{box-shadow:0 0 16px #1e1f2140}
iframe{display:block;width:100%;height:100%;border:0}
hr{position:absolute;left:-4px;top:0;bottom:0;width:8px;margin:0;border:0;cursor:ew-resize;touch-action:none}
button:focus-visible,hr:focus-visible{outline:2px solid var(--ds-border-focused,#388bff);outline-offset:-2px}
hr:hover,hr:focus-visible{background:var(--ds-border-focused,#388bff)}
[hidden]{display:none}`;

export const chipStyle = `
:host{all:initial!important;display:inline-flex!important;flex:0 999 auto!important;min-width:18px!important;max-width:140px!important;margin:-4px 0 -4px 4px!important;vertical-align:middle!important;pointer-events:auto!important;cursor:pointer!important;position:relative!important;z-index:1!important;font-family:inherit!important;color:var(--ds-text-subtle,inherit)!important}
:host([small]){position:absolute!important;right:4px!important;top:4px!important}
:host([small]) b,:host([small]) i{display:none}
@media print{:host{display:none!important}}
span{display:flex;align-items:center;gap:4px;box-sizing:border-box;height:18px;min-width:18px;padding:0 3px;overflow:hidden;border:1px solid var(--ds-border,#8888);border-radius:4px;background:var(--ds-surface,transparent);font-size:12px;line-height:16px;white-space:nowrap}
span:hover{background:var(--ds-surface-hovered,#8882)}
svg{flex:none;width:10px;height:10px;fill:currentColor;stroke:currentColor;color:var(--ds-icon-subtle,#7d818a)}
.on-track,.done{color:var(--ds-icon-success,#22a06b)}
.at-risk{color:var(--ds-icon-warning,#e06c00)}
.off-track{color:var(--ds-icon-danger,#c9372c)}
.line svg{fill:none;stroke-width:1.5}
.stale svg{stroke-dasharray:2 1.5}
.stale{border-style:dashed;border-color:currentColor}
b{font-weight:400;overflow:hidden;text-overflow:ellipsis;unicode-bidi:isolate}
i{font-style:normal}`;
