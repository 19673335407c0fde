namespace Scoring.Report.Tests.Browser;

/// <summary>What tests ask a page, as JavaScript. Every probe gives a list of what is wrong.</summary>
static class Probes
{
    /// <summary>Texts that lie on one another, of what is visible in the page's flow.</summary>
    public const string Overlaps = """
        (() => {
          const boxes = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          for (let node; (node = walker.nextNode());) {
            if (!node.textContent.trim()) continue;
            const parent = node.parentElement;
            if (parent.closest('.sr,.skip,.bar,script,style,noscript,title,desc,option,.ud') || !parent.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true })) continue;
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) {
              // Half of the line's height is leading; glyphs stand in the middle.
              const inset = box.height * 0.2;
              if (box.width > 1 && box.height > 1) boxes.push({ l: box.left, r: box.right, t: box.top + inset, b: box.bottom - inset, words: node.textContent.trim().slice(0, 30), sticky: !!parent.closest('thead th, .heat tbody th') });
            }
          }
          boxes.sort((one, other) => one.t - other.t);
          const wrong = [];
          for (let i = 0; i < boxes.length; i++)
            for (let j = i + 1; j < boxes.length && boxes[j].t < boxes[i].b; j++)
              if (!boxes[i].sticky && !boxes[j].sticky && Math.min(boxes[i].r, boxes[j].r) - Math.max(boxes[i].l, boxes[j].l) > 2 && Math.min(boxes[i].b, boxes[j].b) - boxes[j].t > 1)
                wrong.push(boxes[i].words + ' / ' + boxes[j].words);
          return wrong.slice(0, 10);
        })()
        """;

    /// <summary>Letters that no font of this machine draws.</summary>
    public const string Tofu = """
        (() => {
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 32;
          const pen = canvas.getContext('2d', { willReadFrequently: true });
          pen.font = '20px ' + getComputedStyle(document.body).fontFamily;
          const picture = letter => { pen.clearRect(0, 0, 32, 32); pen.fillText(letter, 4, 24); return pen.getImageData(0, 0, 32, 32).data.join(); };
          const missing = picture('\uFFFE');
          const words = document.body.innerText + Array.from(document.querySelectorAll('svg text'), text => text.textContent).join('');
          return [...new Set(words)].filter(letter => !/[\s\p{C}]/u.test(letter) && picture(letter) === missing);
        })()
        """;

    /// <summary>Texts whose contrast with what lies behind them is below 4.5, or 3 for large ones.</summary>
    public const string Contrast = """
        (() => {
          const light = colour => { const [r, g, b] = colour.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const parse = text => (text.match(/[\d.]+/g) || []).map(Number);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = parse(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
            }
            return [255, 255, 255];
          };
          const wrong = new Set(), seen = new Set();
          for (const element of document.querySelectorAll('body *')) {
            const isSvg = element instanceof SVGElement;
            if (isSvg && !(element.tagName === 'text' && !element.closest('.bars, .map'))) continue;
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) continue;
            if (element.closest('.sr,.skip,script,style,noscript,option,[hidden]') || !element.checkVisibility()) continue;
            const style = getComputedStyle(element), front = parse(isSvg ? style.fill : style.color), back = behind(element);
            const key = front + '/' + back;
            const [a, b] = [light(front), light(back)], ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize), isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
            if (ratio < (isLarge ? 3 : 4.5) && !seen.has(key)) { seen.add(key); wrong.add(element.tagName + '.' + element.getAttribute('class') + ' ' + key + ' ' + ratio.toFixed(2) + ' ' + element.textContent.trim().slice(0, 20)); }
          }
          return [...wrong];
        })()
        """;

    /// <summary>What screen readers would miss: pictures without a name, tables without a caption or heads, fields without a label, headings that leave a level out.</summary>
    public const string Unnamed = """
        (() => {
          const wrong = [];
          for (const picture of document.querySelectorAll('svg')) if (picture.getAttribute('aria-hidden') !== 'true' && !picture.closest('[aria-hidden=true]') && !(picture.getAttribute('role') === 'img' && picture.getAttribute('aria-label'))) wrong.push(picture.outerHTML.slice(0, 90));
          for (const table of document.querySelectorAll('table')) {
            if (!table.caption && !table.getAttribute('aria-label')) wrong.push('no caption: ' + table.outerHTML.slice(0, 90));
            for (const head of table.querySelectorAll('thead th')) if (!head.scope) { wrong.push('no scope: ' + table.outerHTML.slice(0, 60) + head.outerHTML.slice(0, 60)); break; }
          }
          for (const field of document.querySelectorAll('input,select')) if (!field.labels.length && !field.getAttribute('aria-label')) wrong.push(field.outerHTML);
          for (const button of document.querySelectorAll('button,a[href],summary')) if (!button.textContent.trim()) wrong.push(button.outerHTML.slice(0, 90));
          let level = 0;
          for (const heading of document.querySelectorAll('h1,h2,h3,h4,h5')) { const own = +heading.tagName[1]; if (own > level + 1) wrong.push(heading.outerHTML.slice(0, 90)); level = own; }
          return [...new Set(wrong)].slice(0, 10);
        })()
        """;

    /// <summary>Opens every part that can be opened.</summary>
    public const string OpenAll = "document.querySelectorAll('details').forEach(part => { part.open = true; }), new Promise(done => setTimeout(() => done(document.querySelectorAll('details:not([open])').length), 300))";

    /// <summary>How far the page is wider than the window.</summary>
    public const string Overflow = "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)";
}
