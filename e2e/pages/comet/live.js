// A page that draws its story anew, as live blogs and single-page sites do: every paragraph is replaced by a
// fresh element with the same words, one frame after the click.
const story = document.querySelector("#story");
const status = document.querySelector("#status");
let count = 0;

document.querySelector("#refresh").addEventListener("click", () => {
  status.textContent = "Checking for news …";
  requestAnimationFrame(() => {
    const fresh = [...story.querySelectorAll("p")].map((paragraph) => {
      const copy = document.createElement("p");
      copy.textContent = paragraph.textContent;
      return copy;
    });
    story.replaceChildren(...fresh);
    count += 1;
    status.textContent = `Drawn anew ${count} time${count === 1 ? "" : "s"}`;
  });
});
