// Lets keys go to the program as soon as it is there, and opens it once more when it has ended.
document.getElementById("again").addEventListener("click", () => window.location.reload());
new MutationObserver((_, seen) => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys && document.body.classList.contains("-first-byte")) {
    keys.focus();
    seen.disconnect();
  }
}).observe(document.body, { attributes: true, subtree: true, childList: true });
