// Progressive enhancement only: every page says and does all it should without this script.
import "./network";

/** A search field over each table that asks for one: <table data-filter="Sök i tabellen">. */
function addFilter(table: HTMLTableElement): void {
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";

  const count = document.createElement("output");
  const label = document.createElement("label");
  label.className = "table-filter";
  label.append(table.dataset["filter"] ?? "", field, count);

  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = (row.textContent ?? "").toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.value = field.value.trim() ? `${shown} / ${rows.length}` : "";
  });

  const place = table.closest(".table-scroll") ?? table;
  place.before(label);
}

document.querySelectorAll<HTMLTableElement>("table[data-filter]").forEach(addFilter);
