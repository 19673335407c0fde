using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;

namespace Scoring.Tests.Preparing;

public class IdentityProposalTests
{
    static Finding Broken(Identity[] identities, params (string Code, double Value)[] cells)
    {
        var panel = new Panel(new Roster([new RosterEntry("A")]), [2020], [.. cells.Select(cell => cell.Code)],
            [.. cells.Select(cell => new[] { new Column([cell.Value]) })], [[true]]);
        var findings = new FindingLog();
        Identities.Check(panel, identities, findings);
        return findings.ToList()[0];
    }

    static Identity Equation(string code, string left, string right, double tolerance = 0) =>
        new(code, Expression.Parse(left), Expression.Parse(right)) { Tolerance = tolerance };

    [Fact]
    public void A_slip_that_one_number_alone_explains_is_proposed_with_its_proof()
    {
        // End = start + granted + received − lapsed; and the growth that only the true end gives.
        var finding = Broken(
            [Equation("stock", "start + granted - lapsed", "end"), Equation("growth", "round((end - start) / start * 100, 2)", "rate", 0.001)],
            ("start", 1071), ("granted", 543), ("lapsed", 103), ("end", 1151), ("rate", 41.08));
        Assert.Equal("end = 1511", finding.Suggestion);
        Assert.Contains("stock 2020: 1511 = 1511", finding.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_that_several_numbers_explain_is_left_open() =>
        Assert.Null(Broken([Equation("sum", "a + b", "total")], ("a", 100), ("b", 200), ("total", 310)).Suggestion);

    [Fact]
    public void A_difference_that_no_slip_explains_is_left_open() =>
        Assert.Null(Broken([Equation("sum", "a + b", "total")], ("a", 1234567), ("b", 2345678), ("total", 9876542)).Suggestion);
}
