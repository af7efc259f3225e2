// Shows a page of site/ anew when it was built anew. A hidden page holds no stream, since browsers allow only six for all their tabs;
// when it is seen again, it says which edition it shows, and learns whether there is another.
(function () {
  "use strict";
  const edition = document.currentScript.dataset.edition;
  let stream = null;

  function reload() {
    stream.close();
    location.reload();
  }

  function follow() {
    if (document.hidden) {
      stream?.close();
    } else if (stream === null || stream.readyState === EventSource.CLOSED) {
      stream = new EventSource("/-/events?" + edition);
      stream.addEventListener("built", reload);
    }
  }

  document.addEventListener("visibilitychange", follow);
  follow();
})();
