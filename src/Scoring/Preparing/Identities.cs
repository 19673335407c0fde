using System.Globalization;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>Checks the equations that a scheme states over raw variables, before any step changes them.</summary>
/// <remarks>
/// Every present unit that an identity is stated for counts, aggregate units too, in every year in which both sides have a value. A side that cannot be computed, such as a
/// ratio with a zero denominator, has none.
/// </remarks>
static class Identities
{
    /// <summary>Sums of decimal fractions differ in their last bits: a difference this small, as a share of the larger side, is none.</summary>
    const double Noise = 1e-12;

    /// <summary>Violations for which a value is looked for; further ones are reported without.</summary>
    const int MostProposals = 200;

    /// <summary>Reports every unit and year in which an identity does not hold: |left − right| &gt; max(tolerance, relative · |right|).</summary>
    /// <param name="raw">The raw variables. Not changed.</param>
    /// <param name="identities">The equations.</param>
    /// <param name="findings">Receives one finding per violation, and one per identity that nothing could be compared for.</param>
    /// <exception cref="ScoringException">Variables that the panel does not have, all of them at once.</exception>
    public static void Check(Panel raw, IReadOnlyList<Identity> identities, FindingLog findings)
    {
        var unknown = identities.SelectMany(identity => identity.Left.Names.Union(identity.Right.Names, StringComparer.Ordinal)
            .Where(name => raw.IndexOf(name) < 0)
            .Select(name => new Finding { Kind = FindingKinds.VariableNotInPanel, Variable = identity.Code, Found = name })).ToList();
        if (unknown.Count > 0) throw new ScoringException(unknown);
        var evaluator = new ExpressionEvaluator(new DerivingSource(raw, []));
        var proposals = MostProposals;
        foreach (var identity in identities) Check(raw, identity, identities, evaluator, findings, ref proposals);
    }

    static void Check(Panel raw, Identity identity, IReadOnlyList<Identity> identities, ExpressionEvaluator evaluator, FindingLog findings, ref int proposals)
    {
        var (left, right) = (new double[raw.UnitCount], new double[raw.UnitCount]);
        var compared = false;
        bool[] bound = [.. raw.Roster.Units.Select(unit => identity.Units.Count == 0 || identity.Units.Any(pattern => CodePattern.Matches(pattern, unit.Code)))];
        foreach (var year in raw.Years)
        {
            evaluator.Evaluate(identity.Left, year, left);
            evaluator.Evaluate(identity.Right, year, right);
            for (var unit = 0; unit < left.Length; unit++)
            {
                if (!bound[unit] || double.IsNaN(left[unit]) || double.IsNaN(right[unit])) continue;
                compared = true;
                if (Holds(identity, left[unit], right[unit])) continue;
                var only = proposals-- > 0 ? Proposal(raw, identity, identities, year, unit) : null;
                findings.Add(new Finding
                {
                    Suggestion = only?.Change,
                    Kind = FindingKinds.IdentityBroken,
                    Unit = raw.Roster.Units[unit].Code,
                    Year = year,
                    Variable = identity.Code,
                    Found = $"{Number(left[unit])} ≠ {Number(right[unit])} ({Difference(left[unit], right[unit])})",
                    Expected = Limit(identity) + (only is null ? "" : $"; {only.Value.Proof}"),
                });
            }
        }
        if (!compared)
            findings.Add(new Finding { Kind = FindingKinds.IdentityUnchecked, Variable = identity.Code, Found = $"{identity.Left.Text} = {identity.Right.Text}" });
    }

    /// <summary>
    /// The one change of one cell, from a number to one it is commonly misread for, after which all identities that bear on it hold; null when
    /// there is none or more than one.
    /// </summary>
    static (string Change, string Proof)? Proposal(Panel raw, Identity identity, IReadOnlyList<Identity> identities, int year, int unit)
    {
        (string, string)? only = null;
        var at = raw.IndexOfYear(year);
        foreach (var name in identity.Left.Names.Union(identity.Right.Names, StringComparer.Ordinal))
        {
            var variable = raw.IndexOf(name);
            var value = raw[variable, at].Values[unit];
            var solution = IdentitySolver.Solve(raw, identities, variable, at, unit, Misreadings.Of(value), out var fitting);
            if (fitting > 1 || (solution is not null && only is not null)) return null;
            if (solution is null) continue;
            only = ($"{name} = {solution.Value.ToString(CultureInfo.InvariantCulture)}", solution.Proof);
        }
        return only;
    }

    /// <summary>Whether two sides are equal within an identity's tolerance; never when one is missing.</summary>
    internal static bool Holds(Identity identity, double left, double right) =>
        Math.Abs(left - right) <= Math.Max(identity.Tolerance, identity.Relative * Math.Abs(right)) + (Noise * Math.Max(Math.Abs(left), Math.Abs(right)));

    static string Limit(Identity identity)
    {
        var relative = $"{Number(identity.Relative * 100)} %";
        return "± " + (identity.Relative == 0 ? Number(identity.Tolerance) : identity.Tolerance == 0 ? relative : $"max({Number(identity.Tolerance)}, {relative})");
    }

    /// <summary>The difference of the numbers as they are shown, so that the line adds up.</summary>
    static string Difference(double left, double right) =>
        decimal.TryParse(Number(left), NumberStyles.Float, CultureInfo.InvariantCulture, out var shownLeft)
        && decimal.TryParse(Number(right), NumberStyles.Float, CultureInfo.InvariantCulture, out var shownRight)
            ? (shownLeft - shownRight).ToString("+0.############;-0.############", CultureInfo.InvariantCulture)
            : Number(left - right);

    static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
