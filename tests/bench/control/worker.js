// Does nothing: it is here so that the control has a worker that can be warm or cold, as ours can.
chrome.runtime.onMessage.addListener(() => {});
