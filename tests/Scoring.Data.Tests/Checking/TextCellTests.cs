using System.Globalization;
using Scoring.Data.Panels;
using Scoring.Data.Tests.Panels;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Checking;

/// <summary>Text in columns of numbers, correction files, and values proposed from identities.</summary>
public sealed class TextCellTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("1xx773.8", "masked-value", null)]
    [InlineData("xx.x%", "masked-value", null)]
    [InlineData("x.xx%", "masked-value", null)]
    [InlineData("1**", "masked-value", null)]
    [InlineData("xx81万元", "masked-value", null)]
    [InlineData("368633!", "masked-value", null)]
    [InlineData("12＊4", "masked-value", null)]
    [InlineData("1□2.5", "masked-value", null)]
    [InlineData("□□", "masked-value", null)]
    [InlineData("＊＊.14亿元", "masked-value", null)]
    [InlineData("1●3", "masked-value", null)]
    [InlineData("ＸＸ", "masked-value", null)]
    [InlineData("x/xx", "masked-value", null)]
    [InlineData("1,x34", "masked-value", null)]
    [InlineData("-1x.5", "masked-value", null)]
    [InlineData("1xx1家", "masked-value", null)]
    [InlineData("20xx", "masked-value", null)]
    [InlineData("１２３．５", "full-width-number", "123.5")]
    [InlineData("1,234.5", "grouped-number", "1234.5")]
    [InlineData("12.5亿元", "number-with-unit", null)] // no other number than the one it is written as
    [InlineData("35.4%", "number-with-unit", null)]
    [InlineData("3.3个百分点", "number-with-unit", "3.3百分点")]
    [InlineData("500余", "bounded-value", ">500")]
    [InlineData("超过300家", "bounded-value", ">300家")]
    [InlineData("1-10月140.2", "period-in-value", "140.2 (1-10月)")]
    [InlineData("2017年33家", "period-in-value", "33家 (2017)")]
    [InlineData("not a number", "text-in-numeric-column", null)]
    [InlineData("见附注", "text-in-numeric-column", null)]
    public void Text_in_a_column_of_numbers_is_named_with_its_place(string text, string kind, string? reading)
    {
        folder.Text("p.csv", $"unit,year,x\nA,2020,1\nB,2020,\"{text}\"\n");
        var fault = Assert.Single(TestFolder.Faults(folder.Request("p.csv") with { Variables = [new Variable("x")] }));
        Assert.Equal((kind, "p.csv", 2L, "B", 2020, "x"), (fault.Kind.Code, fault.File, fault.Row, fault.Unit, fault.Year, fault.Variable));
        Assert.Equal(reading, fault.Suggestion);
    }

    [Theory]
    [InlineData("35.4%", "%", "35.4")]
    [InlineData("35.4％", "％", "35.4")]
    [InlineData("12.5亿元", "亿元", "12.5")]
    [InlineData("12.5亿元", "万元", null)]
    [InlineData("35.4%", "万元", null)]
    public void Number_in_the_unit_of_its_variable_is_proposed_without_it(string text, string unit, string? reading)
    {
        folder.Text("p.csv", $"unit,year,x\nA,2020,1\nB,2020,\"{text}\"\n");
        var fault = Assert.Single(TestFolder.Faults(folder.Request("p.csv") with { Variables = [new Variable("x") { Unit = unit }] }));
        Assert.Equal((FindingKinds.NumberWithUnit, unit, reading), (fault.Kind, fault.Expected, fault.Suggestion));
    }

    [Fact]
    public void A_thousand_planted_masks_are_all_named()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 1000).Select(i =>
        {
            var digits = (1 + random.Next(9_999_999)).ToString(CultureInfo.InvariantCulture).ToCharArray();
            for (var hidden = random.Next(1, digits.Length + 1); hidden > 0; hidden--) digits[random.Next(digits.Length)] = 'x';
            return $"U{i:D4},2020,{new string(digits)}\n";
        });
        folder.Text("p.csv", "unit,year,x\nA,2020,1\n" + string.Concat(rows));
        var faults = TestFolder.Faults(folder.Request("p.csv") with { Variables = [new Variable("x")] });
        Assert.Equal(1000, faults.Count(fault => fault.Kind == FindingKinds.MaskedValue));
    }

    [Fact]
    public void A_thousand_masks_in_all_forms_are_all_named()
    {
        var random = new Random(7);
        string[] signs = ["x", "X", "＊", "*", "□", "×", "Ｘ", "■", "○", "●"], ends = ["", "", "%", "万元", "亿元", "家", "件/万人"];
        var rows = Enumerable.Range(0, 1000).Select(i =>
        {
            var digits = (10 + random.Next(9_999_999)).ToString(CultureInfo.InvariantCulture).Select(c => c.ToString()).ToArray();
            var sign = signs[random.Next(signs.Length)];
            for (var hidden = random.Next(1, digits.Length + 1); hidden > 0; hidden--) digits[random.Next(digits.Length)] = sign;
            var point = random.Next(3) == 0 ? "." + (random.Next(2) == 0 ? sign : "5") : "";
            return $"U{i:D4},2020,{string.Concat(digits)}{point}{ends[random.Next(ends.Length)]}\n";
        });
        folder.Text("p.csv", "unit,year,x\nA,2020,1\n" + string.Concat(rows));
        var faults = TestFolder.Faults(folder.Request("p.csv") with { Variables = [new Variable("x")] });
        Assert.Equal(1000, faults.Count(fault => fault.Kind == FindingKinds.MaskedValue));
    }

    static readonly Identity[] Growth =
    [
        new("increase", Expression.Parse("rd - lag(rd, 1)"), Expression.Parse("more")) { Tolerance = 0.05 },
        new("growth", Expression.Parse("more / (rd - more) * 100"), Expression.Parse("rate")) { Tolerance = 0.005 },
    ];

    [Fact]
    public void A_masked_amount_has_its_one_solution_proposed_and_proved_but_not_applied()
    {
        folder.Text("p.csv", "unit,year,rd,more,rate\nA,2020,1xx773.8,8236.5,7.38\nB,2020,100,10,11.11\n");
        var fault = Assert.Single(TestFolder.Faults(folder.Request("p.csv") with { Variables = [new Variable("rd"), new Variable("more"), new Variable("rate")], Identities = [Growth[1]] }));
        Assert.Equal("masked-value", fault.Kind.Code);
        Assert.Equal("119773.8", fault.Suggestion);
        Assert.Contains("growth 2020", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digit_that_a_scan_lost_is_solved_from_the_sum()
    {
        // 北京, 2012, 中国科技统计年鉴 table 1-14: government, enterprises, abroad, other.
        folder.Text("p.csv", "unit,year,total,a,b,c,d\nA,2012,10633640,5659921,368633!,478994,808393\nB,2012,10,1,2,3,4\n");
        var fault = Assert.Single(TestFolder.Faults(folder.Request("p.csv") with
        {
            Variables = [.. "total a b c d".Split(' ').Select(code => new Variable(code))],
            Identities = [new Identity("sources", Expression.Parse("a + b + c + d"), Expression.Parse("total"))],
        }));
        Assert.Equal("3686332", fault.Suggestion);
    }

    [Fact]
    public void A_masked_amount_with_several_solutions_has_none_proposed()
    {
        folder.Text("p.csv", "unit,year,rd,more,rate\nA,2020,1xxxx3.8,8236.5,7.4\nB,2020,100,10,11.11\n");
        var fault = Assert.Single(TestFolder.Faults(folder.Request("p.csv") with
        {
            Variables = [new Variable("rd"), new Variable("more"), new Variable("rate")],
            Identities = [Growth[1] with { Tolerance = 0.05 }],
        }));
        Assert.Null(fault.Suggestion);
    }

    const string Header = "unit,year,variable,old,new,reason,by\n";

    PanelReading Corrected(string panel, string corrections)
    {
        folder.Text("p.csv", panel);
        return PanelReader.Read(folder.Request("p.csv") with { Variables = [new Variable("x"), new Variable("y")], CorrectionFile = folder.Text("c.csv", Header + corrections) });
    }

    [Fact]
    public void Corrections_change_the_named_cells_and_are_reported()
    {
        var reading = Corrected("unit,year,x,y\nA,2020,1xx1,5\nB,2020,7,8\nC,2020,,3\n", "A,2020,x,1xx1,1001,Telephone,Li\nB,2020,y,8,,Withdrawn,Li\nC,2020,x,,4.5,Late,Li\n");
        Assert.Equal(1001, TestFolder.Value(reading.Panel, "A", 2020, "x"));
        Assert.True(double.IsNaN(TestFolder.Value(reading.Panel, "B", 2020, "y")));
        Assert.Equal(4.5, TestFolder.Value(reading.Panel, "C", 2020, "x"));
        Assert.Equal(3, reading.Findings.Count(finding => finding.Kind == FindingKinds.CorrectionApplied));
        Assert.Contains(reading.Files, file => file.Name == "c.csv" && file.Sha256.Length == 64);
    }

    [Theory]
    [InlineData("A,2020,x,2,3,Why,Li", "correction-mismatch")]
    [InlineData("Z,2020,x,1,3,Why,Li", "correction-mismatch")]
    [InlineData("A,2019,x,1,3,Why,Li", "correction-mismatch")]
    [InlineData("A,2020,x,1,many,Why,Li", "invalid-corrections")]
    [InlineData("A,2020,x,1,3,,Li", "invalid-corrections")]
    [InlineData("A,year,x,1,3,Why,Li", "invalid-corrections")]
    [InlineData("A,2020,x,1,3,Why,Li\nA,2020,x,3,4,Why,Li", "invalid-corrections")]
    public void A_correction_that_does_not_fit_stops_the_run(string corrections, string kind) =>
        Assert.Equal(kind, Assert.Single(Assert.Throws<ScoringException>(() => Corrected("unit,year,x,y\nA,2020,1,5\nB,2020,7,8\n", corrections + "\n")).Faults).Kind.Code);

    [Fact]
    public void A_correction_of_a_variable_that_is_not_read_is_a_warning() =>
        Assert.Contains(Corrected("unit,year,x,y\nA,2020,1,5\n", "A,2020,q,1,2,Why,Li\n").Findings, finding => finding.Kind == FindingKinds.CorrectionUnused);
}
