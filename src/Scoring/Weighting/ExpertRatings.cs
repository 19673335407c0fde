using Scoring.Findings;
using Scoring.Schemes.Reading;

namespace Scoring.Weighting;

/// <summary>Experts' weights for a node's children, inline or from a table.</summary>
static class ExpertRatings
{
    /// <summary>By expert, then by child in the order of the children; null after faults.</summary>
    public static double[][]? Of(WeighingContext context)
    {
        var options = context.Options;
        if (options.Has("experts") == options.Has("table"))
        {
            context.Fault(FindingKinds.JudgementsMissing, options.Has("table") ? "experts, table" : "–", "experts | table");
            return null;
        }
        return options.Has("table") ? FromTable(context) : Inline(context);
    }

    static double[][]? Inline(WeighingContext context)
    {
        if (ItemOrder.Of(context) is not { } order) return null;
        var given = context.Options.Matrix("experts")!;
        if (given[0].Length != order.Length)
        {
            context.Fault(FindingKinds.JudgementsShape, WeighingContext.Invariant($"{given[0].Length}"), WeighingContext.Invariant($"{order.Length}"));
            return null;
        }
        var ratings = given.Select(row => order.Select(j => row[j]).ToArray()).ToArray();
        var sound = true;
        for (var expert = 0; expert < ratings.Length; expert++) sound &= Fits(ratings[expert], WeighingContext.Invariant($"{expert + 1}"), context, null, null);
        return sound ? ratings : null;
    }

    static double[][]? FromTable(WeighingContext context)
    {
        if (WeightTable.Open(context) is not { } table) return null;
        var codes = context.Children.Select(child => child.Code).ToList();
        if (!WeightTable.HasColumns(table, codes, context)) return null;
        var ratings = new List<double[]>();
        var sound = true;
        foreach (var row in WeightTable.RowsOf(table, context.Node.Code))
        {
            var cells = codes.Select(code => WeightTable.Cell(table, row, code)).ToList();
            var numbers = cells.Select(MatrixReader.Fraction).ToList();
            if (numbers.IndexOf(null) is var blank and >= 0)
            {
                context.Fault(FindingKinds.WeightTableUnfit, $"{codes[blank]}: {Shown.Text(cells[blank])}", "number", file: table.File, row: row + 1);
                sound = false;
                continue;
            }
            ratings.Add([.. numbers.Select(number => number!.Value)]);
            sound &= Fits(ratings[^1], Shown.Plain(WeightTable.Cell(table, row, "expert")), context, table.File, row + 1);
        }
        if (sound && ratings.Count == 0) context.Fault(FindingKinds.JudgementsMissing, $"{table.File}: 0", file: table.File);
        return sound && ratings.Count > 0 ? [.. ratings] : null;
    }

    static bool Fits(double[] ratings, string expert, WeighingContext context, string? file, long? row)
    {
        var fits = ratings.All(rating => rating >= 0 && double.IsFinite(rating)) && ratings.Any(rating => rating > 0);
        if (!fits)
            context.Fault(FindingKinds.JudgementUnfit, $"{expert}: {string.Join(", ", ratings.Select(rating => WeighingContext.Invariant($"{rating:R}")))}", "≥ 0",
                file: file, row: row);
        return fits;
    }
}
