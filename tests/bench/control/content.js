// The least that a panel could be: one button, and on its click a frame.
const host = document.createElement('bench-control');
host.style.cssText = 'position:fixed;right:0;top:50%;z-index:2147483647';
const button = document.createElement('button');
button.textContent = 'open';
button.style.cssText = 'width:32px;height:48px';
button.addEventListener('click', () => {
  const frame = document.createElement('iframe');
  frame.src = chrome.runtime.getURL('frame.html');
  frame.style.cssText = 'position:fixed;right:0;top:0;width:380px;height:100%;border:0';
  document.documentElement.append(frame);
});
host.append(button);
document.documentElement.append(host);
