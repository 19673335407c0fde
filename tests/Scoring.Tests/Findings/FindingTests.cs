using System.Reflection;
using Scoring.Findings;

namespace Scoring.Tests.Findings;

/// <summary>What a finding says, and that every kind says enough.</summary>
public class FindingTests
{
    static readonly Finding Whole = new()
    {
        Kind = FindingKinds.ImplausibleValue,
        File = "panel.csv",
        Row = 17,
        Unit = "110101",
        Year = 2024,
        Variable = "gdp",
        Found = "-5",
        Expected = "[0, 100]",
        Count = 2,
    };

    [Fact]
    public void Message_gives_place_title_found_expected_and_remedy_in_both_languages()
    {
        Assert.Equal("panel.csv, row 17, unit 110101, 2024, gdp: Outside the plausible range. Found: -5; expected: [0, 100] (2 places). Check the value; it was not changed.", Whole.Message(Language.English));
        Assert.Equal("panel.csv，第17行，单位110101，2024年，gdp：数值超出合理范围。发现：-5；应为：[0, 100]（共2处）。核对该值；数值未作改动。", Whole.Message(Language.Chinese));
    }

    [Fact]
    public void Message_without_a_place_begins_with_the_title_and_a_suggestion_is_asked()
    {
        var finding = new Finding { Kind = FindingKinds.SchemeUnknownKey, Found = "\"wieght\"", Suggestion = "weight" };
        Assert.Equal("A key is not known here. Found: \"wieght\". Did you mean 'weight'? Correct the key or remove it.", finding.ToString());
        Assert.Contains("。是否想写“weight”？", finding.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Message_does_not_double_the_full_stop_of_what_the_system_says()
    {
        var finding = new Finding { Kind = FindingKinds.UnreadableFile, Found = "Access is denied." };
        Assert.Contains("Found: Access is denied. Check", finding.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Exception_carries_every_fault_and_its_message()
    {
        var fault = new ScoringException([Whole, Whole with { Row = 18 }]);
        Assert.Equal(2, fault.Faults.Count);
        Assert.Equal(2, fault.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void Log_keeps_findings_in_order_and_counts_those_past_the_limit()
    {
        var log = new FindingLog();
        for (var row = 1; row <= FindingLog.Limit + 7; row++) log.Add(Whole with { Row = row });
        log.Add(Whole with { Variable = "rd" });

        var all = log.ToList();

        Assert.Equal(FindingLog.Limit + 2, all.Count);
        Assert.Equal(Enumerable.Range(1, FindingLog.Limit).Select(row => (long?)row), all.Take(FindingLog.Limit).Select(finding => finding.Row));
        Assert.Equal("rd", all[FindingLog.Limit].Variable);
        Assert.Equal((FindingKinds.More, "gdp", 7L), (all[^1].Kind, all[^1].Variable, all[^1].Count));
    }

    [Fact]
    public void Kinds_have_distinct_codes_in_order_and_stop_only_as_errors()
    {
        var codes = FindingKinds.All.Select(kind => kind.Code).ToList();
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", code));
        Assert.All(FindingKinds.All.Where(kind => kind.StopsRun), kind => Assert.Equal(Severity.Error, kind.Severity));
    }

    [Fact]
    public void Kinds_have_a_title_and_a_remedy_in_both_languages()
    {
        Assert.All(FindingKinds.All, kind =>
        {
            Assert.Matches(@"^[A-Z'].*[^.]$", kind.Title.En);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*[^。]$", kind.Title.Zh);
            Assert.Matches(@"^[A-Z].*\.$", kind.Remedy.En);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*。$", kind.Remedy.Zh);
        });
    }

    [Fact]
    public void Every_kind_that_is_declared_is_in_the_list()
    {
        var declared = typeof(FindingKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(FindingKind)).Select(field => (FindingKind)field.GetValue(null)!);
        Assert.Empty(declared.Except(FindingKinds.All));
    }
}
