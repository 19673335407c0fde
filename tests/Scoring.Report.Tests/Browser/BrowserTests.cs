using Scoring.Report.Tests.Writing;
using Scoring.Report.Writing;

namespace Scoring.Report.Tests.Browser;

/// <summary>Reports as a browser shows them: small with everything open, and of so many units that parts wait as text.</summary>
public sealed class BrowserTests : IClassFixture<BrowserTests.Reports>
{
    readonly Reports reports;

    public BrowserTests(Reports reports) => this.reports = reports;

    /// <summary>Reports written once, and one browser for all tests.</summary>
    public sealed class Reports : IDisposable
    {
        readonly SmallRun small = new();
        readonly SmallRun large = new();

        public Reports()
        {
            if (!File.Exists(Chromium.Path)) return;
            var (few, many) = (small.Run(), large.Run(150));
            foreach (var (name, language) in new[] { ("zh", Language.Chinese), ("en", Language.English) })
            {
                ReportWriter.Write(few, Small(name), new ReportOptions { Language = language });
                ReportWriter.Write(many, Large(name), new ReportOptions { Language = language });
            }
            ReportWriter.WritePages(few, Pages);
            Browser = new Chromium();
        }

        internal Chromium Browser { get; } = null!;

        public string Pages => small["pages"];

        public string Small(string language) => small[$"{language}.html"];

        public string Large(string language) => large[$"{language}.html"];

        public void Dispose()
        {
            Browser?.Dispose();
            small.Dispose();
            large.Dispose();
        }
    }

    Chromium Browser => reports.Browser;

    [BrowserFact]
    public void Nothing_overlaps_sticks_out_or_complains_in_any_language_light_or_width()
    {
        foreach (var width in new[] { 1280, 390 })
            foreach (var scheme in new[] { "light", "dark" })
                foreach (var file in new[] { reports.Small("zh"), reports.Small("en"), reports.Large("zh") })
                {
                    Browser.Resize(width, 1400);
                    Browser.Emulate(scheme);
                    Browser.Open(file);
                    Browser.Evaluate<bool>("(part => { for (let up = part; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true; return new Promise(done => setTimeout(() => done(true), 50)); })(document.querySelector('details.unit'))");
                    var where = $"{Path.GetFileName(file)} {width} {scheme}: ";
                    Assert.Equal(where + 0, where + Browser.Evaluate<int>(Probes.Overflow));
                    Assert.Equal(where, where + string.Join("; ", Browser.Evaluate<string[]>(Probes.Overlaps)));
                    Assert.Equal(where, where + string.Join("; ", Browser.Evaluate<string[]>(Probes.Contrast)));
                    Assert.Equal(where, where + string.Join("; ", Browser.Complaints));
                }
    }

    [BrowserFact]
    public void Every_letter_has_a_glyph()
    {
        foreach (var file in new[] { reports.Small("zh"), reports.Small("en") })
        {
            Browser.Open(file);
            Assert.Empty(Browser.Evaluate<string[]>(Probes.Tofu));
        }
    }

    [BrowserFact]
    public void Landmarks_names_captions_and_headings_are_there_for_screen_readers()
    {
        Browser.Resize(1280, 1400);
        Browser.Open(reports.Small("en"));
        Browser.Evaluate<int>(Probes.OpenAll);

        Assert.Empty(Browser.Evaluate<string[]>(Probes.Unnamed));
        var named = Browser.Accessible();
        foreach (var role in new[] { "main", "navigation", "banner", "contentinfo", "search", "table", "searchbox" }) Assert.Contains(role, named.Select(each => each.Role));
        Assert.Contains(("button", "Dark"), named);
        Assert.Contains(named, each => each is { Role: "searchbox", Name: "Find a unit by name or code" });
    }

    [BrowserFact]
    public void Hostile_names_stay_text_when_everything_is_opened()
    {
        foreach (var file in new[] { reports.Small("zh"), reports.Large("zh") })
        {
            Browser.Open(file);
            Assert.Equal(0, Browser.Evaluate<int>(Probes.OpenAll));
            Assert.Contains("样例<i>评价</i>", Browser.Evaluate<string>("document.title"), StringComparison.Ordinal);
            Assert.Equal(0, Browser.Evaluate<int>("document.querySelectorAll('#broken, img, svg[onload], h1 i').length"));
            Assert.Contains(SmallRun.Hostile[0], Browser.Evaluate<string>("document.getElementById('ranking-table').textContent"), StringComparison.Ordinal);
            Assert.Empty(Browser.Complaints);
        }
    }

    [BrowserFact]
    public void Search_finds_by_name_and_code_and_opens_the_unit_from_the_keyboard()
    {
        Browser.Resize(1280, 1400);
        Browser.Open(reports.Large("zh"));

        Browser.Press("/", 191, "/");
        Assert.Equal("find", Browser.Evaluate<string>("document.activeElement.id"));
        Browser.Type("单位1");
        Assert.Equal(12, Browser.Evaluate<int>("document.querySelectorAll('#hits a').length"));
        Browser.Evaluate<bool>("(document.getElementById('find').select(), true)");
        Browser.Type("k123");
        Assert.Equal(["单位123k123"], Browser.Evaluate<string[]>("Array.from(document.querySelectorAll('#hits a'), a => a.textContent)"));
        Assert.Equal("1 个匹配", Browser.Evaluate<string>("document.getElementById('hits-said').textContent"));
        Browser.Press("ArrowDown", 40);
        Assert.Equal("A", Browser.Evaluate<string>("document.activeElement.tagName"));
        Browser.Press("Enter", 13, "\r");
        var opened = Browser.Evaluate<string>("new Promise(done => setTimeout(() => done(document.querySelector(location.hash).querySelector('table.ut')?.innerText ?? ''), 400))");
        Assert.Contains("乙", opened, StringComparison.Ordinal);
        Assert.True(Browser.Evaluate<bool>("(box => box.top >= 0 && box.top < innerHeight)(document.querySelector(location.hash).getBoundingClientRect())"));
        Assert.True(Browser.Evaluate<bool>("document.getElementById('hits').hidden"));
    }

    [BrowserFact]
    public void Every_head_of_a_pillars_table_stands_over_its_own_column_at_any_width()
    {
        using var deep = new SmallRun();
        const string graded = """, "grade": { "classes": [ { "code": "A", "from": 50 }, { "code": "B" } ], "nodes": ["p1"] }""";
        ReportWriter.Write(deep.Run(further: graded, isDeep: true), deep["deep.html"], new ReportOptions { Language = Language.English });
        foreach (var width in new[] { 1280, 390 })
        {
            Browser.Resize(width, 900);
            Browser.Open(deep["deep.html"]);

            Assert.Equal("Rank Move Unit Score Class Overall Of which Alpha</script> Beta", Browser.Evaluate<string>("Array.from(document.querySelector('table.pillar').querySelectorAll('thead th')).filter(each => each.checkVisibility()).map(each => each.textContent).join(' ')"));
            Assert.Equal(0, Browser.Evaluate<int>("Array.from(document.querySelectorAll('table.pillar')).reduce((sum, table) => { const seen = row => Array.from(row.cells).filter(cell => cell.checkVisibility()).map(cell => Math.round(cell.getBoundingClientRect().left)); const [head, body] = [seen(table.tHead.rows[0]), seen(table.tBodies[0].rows[0])]; return sum + (head.length === body.length ? head.filter((left, i) => Math.abs(left - body[i]) > 1).length : 99); }, 0)"));
        }
        Browser.Resize(1280, 1400);
    }

    [BrowserFact]
    public void On_a_phone_tables_of_a_unit_scroll_in_their_place_and_nothing_else_is_cut()
    {
        Browser.Resize(390, 900);
        Browser.Open(reports.Large("en"));
        Browser.Evaluate<bool>("(location.hash = document.querySelector('details.unit').id, true)");

        Assert.Equal("", Browser.Evaluate<string>("new Promise(done => setTimeout(() => done(Array.from(document.querySelectorAll('details.unit[open] *')).filter(each => !each.closest('table, svg') && each.getBoundingClientRect().right > innerWidth + 1).map(each => each.className || each.tagName).join()), 400))"));
        Assert.Equal("auto", Browser.Evaluate<string>("getComputedStyle(document.querySelector('details.unit[open] table.ut').parentElement).overflowX"));
        Browser.Resize(1280, 1400);
    }

    [BrowserFact]
    public void Skip_link_sort_buttons_filters_and_theme_work_from_the_keyboard()
    {
        Browser.Resize(1280, 1400);
        Browser.Emulate("light");
        Browser.Open(reports.Large("en"));

        Browser.Press("Tab", 9);
        Assert.Equal("#main", Browser.Evaluate<string>("document.activeElement.getAttribute('href')"));
        Assert.True(Browser.Evaluate<double>("document.activeElement.getBoundingClientRect().left") >= 0);

        Assert.Equal(100 + 3, Shown());
        Browser.Evaluate<bool>("(document.querySelector('.filters .more').focus(), true)");
        Browser.Press("Enter", 13, "\r");
        Assert.Equal(153, Shown());

        Browser.Evaluate<bool>("(Array.from(document.querySelectorAll('#ranking-table th .sort')).find(b => b.textContent === 'Score').focus(), true)");
        Browser.Press("Enter", 13, "\r");
        Assert.Equal("ascending", Browser.Evaluate<string>("document.activeElement.closest('th').getAttribute('aria-sort')"));
        var scores = Browser.Evaluate<double[]>("Array.from(document.querySelectorAll('#ranking-table tbody tr:not(.agg) .sc'), cell => +cell.title)");
        Assert.Equal(scores.Order(), scores);

        Browser.Evaluate<bool>("(s => { s.value = s.options[1].value; s.dispatchEvent(new Event('change', { bubbles: true })); return true; })(document.querySelector('.filters select'))");
        Assert.InRange(Shown(), 70, 80);
        Assert.Equal($"{Shown()} units", Browser.Evaluate<string>("document.querySelector('.filters .count').textContent"));

        var before = Browser.Evaluate<string>("getComputedStyle(document.body).backgroundColor");
        Browser.Evaluate<bool>("(document.getElementById('theme').focus(), true)");
        Browser.Press("Enter", 13, "\r");
        Assert.NotEqual(before, Browser.Evaluate<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("true", Browser.Evaluate<string>("document.getElementById('theme').getAttribute('aria-pressed')"));
        Browser.Evaluate<bool>("(localStorage.clear(), true)");

        int Shown() => Browser.Evaluate<int>("Array.from(document.querySelectorAll('#ranking-table tbody tr')).filter(row => row.checkVisibility()).length");
    }

    [BrowserFact]
    public void Without_scripts_the_overview_the_ranking_and_every_units_figures_read()
    {
        Browser.AllowScripts(false);
        try
        {
            Browser.Open(reports.Large("zh"));
            Assert.Contains("2023年共有150个单位参与排名", Browser.Evaluate<string>("document.getElementById('overview').innerText"), StringComparison.Ordinal);
            Assert.Equal(153, Browser.Evaluate<int>("Array.from(document.querySelectorAll('#ranking-table tbody tr')).filter(row => row.checkVisibility()).length"));
            Assert.Equal(153, Browser.Evaluate<int>("document.querySelectorAll('details.unit table.ut').length"));
            Assert.Equal(0, Browser.Evaluate<int>("Array.from(document.querySelectorAll('.needs-js')).filter(each => each.checkVisibility()).length"));
            // The names of the rows stand once in such a file: a style shows them.
            Assert.Contains("甲</script>", Browser.Evaluate<string>("Array.from(document.querySelectorAll('details.unit table.ut')[0].querySelectorAll('tbody th')).map(th => getComputedStyle(th, '::after').content).join()"), StringComparison.Ordinal);
        }
        finally
        {
            Browser.AllowScripts(true);
        }
    }

    [BrowserFact]
    public void A_link_to_a_unit_opens_it()
    {
        Browser.Open(reports.Large("zh"), "#u20");

        Assert.True(Browser.Evaluate<bool>("document.getElementById('u20').open && !!document.querySelector('#u20 table.ut')"));
    }

    [BrowserFact]
    public void Pages_of_a_folder_find_their_style_and_script_and_each_other()
    {
        Browser.Resize(1280, 1400);
        Browser.Open(Path.Combine(reports.Pages, "index.html"));
        Assert.True(Browser.Evaluate<bool>("document.documentElement.classList.contains('js')"));
        Assert.StartsWith("\"Source Han Serif", Browser.Evaluate<string>("getComputedStyle(document.querySelector('h1')).fontFamily"), StringComparison.Ordinal);
        Assert.Empty(Browser.Complaints);

        Browser.Open(Path.Combine(reports.Pages, "unit-k012.html"));
        Assert.Equal("单位12", Browser.Evaluate<string>("document.querySelector('h1').textContent"));
        Assert.Empty(Browser.Evaluate<string[]>(Probes.Overlaps));
        Assert.Empty(Browser.Evaluate<string[]>(Probes.Unnamed));
        Assert.Empty(Browser.Complaints);
    }

    [BrowserFact]
    public void Prints_in_black_on_white_whatever_the_screen()
    {
        Browser.Emulate("dark", "print");
        Browser.Open(reports.Small("zh"));
        Assert.Equal("rgb(255, 255, 255)", Browser.Evaluate<string>("getComputedStyle(document.body).backgroundColor"));
        Browser.Emulate("light");
        Assert.Equal("%PDF"u8, Browser.Print().AsSpan(0, 4));
    }
}
