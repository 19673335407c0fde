using System.Globalization;
using Scoring.Expressions;
using Scoring.Panels;
using Scoring.Reading;
using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>Finds the one value of a cell that satisfies every identity the cell bears on. Proposes; changes nothing.</summary>
/// <remarks>
/// Each candidate becomes a unit of a small panel that otherwise holds the cell's own unit; so each identity is computed once for all of
/// them. One more unit lacks the cell: what can be computed for it does not depend on the cell and proves nothing.
/// </remarks>
static class IdentitySolver
{
    /// <summary>Solves one cell.</summary>
    /// <param name="raw">The raw variables; the cell's own value is not looked at.</param>
    /// <param name="identities">The equations.</param>
    /// <param name="variable">Index of the cell's variable.</param>
    /// <param name="year">Index of the cell's year.</param>
    /// <param name="unit">Index of the cell's unit.</param>
    /// <param name="candidates">Values that come into question, each once.</param>
    /// <returns>The one candidate for which all of them hold, and by which equations; null when none or several do, or no identity bears on the cell.</returns>
    public static MaskSolution? Solve(Panel raw, IReadOnlyList<Identity> identities, int variable, int year, int unit, IReadOnlyList<double> candidates) =>
        Solve(raw, identities, variable, year, unit, candidates, out _);

    /// <summary>Solves one cell, telling how many candidates satisfy the identities.</summary>
    public static MaskSolution? Solve(
        Panel raw, IReadOnlyList<Identity> identities, int variable, int year, int unit, IReadOnlyList<double> candidates, out int fitting)
    {
        fitting = 0;
        var code = raw.Variables[variable];
        Identity[] bearing = [.. identities.Where(identity => Names(identity).Contains(code, StringComparer.Ordinal) && Names(identity).All(name => raw.IndexOf(name) >= 0)
            && IsOfOneUnit(identity.Left) && IsOfOneUnit(identity.Right)
            && (identity.Units.Count == 0 || identity.Units.Any(pattern => CodePattern.Matches(pattern, raw.Roster.Units[unit].Code))))];
        if (bearing.Length == 0 || candidates.Count == 0) return null;
        var evaluator = new ExpressionEvaluator(new DerivingSource(Tried(raw, bearing, code, year, unit, candidates), []));
        var fits = new bool[candidates.Count];
        Array.Fill(fits, true);
        var proof = new List<(string Code, int Year, double[] Left, double[] Right)>();
        var (left, right) = (new double[candidates.Count + 1], new double[candidates.Count + 1]);
        foreach (var identity in bearing)
            foreach (var other in raw.Years)
            {
                evaluator.Evaluate(identity.Left, other, left);
                evaluator.Evaluate(identity.Right, other, right);
                var depends = double.IsNaN(left[^1]) || double.IsNaN(right[^1]);
                if (!depends || !left.Zip(right).Any(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second))) continue;
                for (var i = 0; i < fits.Length; i++) fits[i] &= Identities.Holds(identity, left[i], right[i]);
                proof.Add((identity.Code, other, [.. left], [.. right]));
            }
        fitting = proof.Count == 0 ? 0 : fits.Count(fit => fit);
        if (fitting != 1) return null;
        var only = Array.IndexOf(fits, true);
        return new MaskSolution((decimal)candidates[only], string.Join("; ", proof.Take(4).Select(line => string.Create(CultureInfo.InvariantCulture,
            $"{line.Code} {line.Year}: {line.Left[only]:G12} = {line.Right[only]:G12}"))));
    }

    /// <summary>A candidate is tried as a unit of its own, so sums over units say nothing about it.</summary>
    static bool IsOfOneUnit(Expression side) => !side.Text.Contains("share(", StringComparison.Ordinal) && !side.Text.Contains("total(", StringComparison.Ordinal);

    static IEnumerable<string> Names(Identity identity) => identity.Left.Names.Concat(identity.Right.Names);

    static Panel Tried(Panel raw, Identity[] bearing, string code, int year, int unit, IReadOnlyList<double> candidates)
    {
        string[] names = [.. bearing.SelectMany(Names).Distinct(StringComparer.Ordinal)];
        var count = candidates.Count + 1;
        var columns = new Column[names.Length][];
        for (var v = 0; v < names.Length; v++)
        {
            columns[v] = new Column[raw.Years.Count];
            for (var y = 0; y < raw.Years.Count; y++)
            {
                var values = new double[count];
                Array.Fill(values, raw[raw.IndexOf(names[v]), y].Values[unit]);
                if (names[v] == code && y == year)
                {
                    for (var i = 0; i < candidates.Count; i++) values[i] = candidates[i];
                    values[^1] = double.NaN;
                }
                columns[v][y] = new Column(values);
            }
        }
        var present = raw.Years.Select((_, y) => Enumerable.Repeat(raw.Present(y)[unit], count).ToArray()).ToArray();
        var roster = new Roster([.. Enumerable.Range(0, count).Select(i => new RosterEntry(i.ToString("D6", CultureInfo.InvariantCulture)))]);
        return new Panel(roster, raw.Years, names, columns, present);
    }
}
