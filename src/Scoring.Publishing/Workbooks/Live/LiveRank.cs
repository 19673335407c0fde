using System.Globalization;

namespace Scoring.Publishing.Workbooks.Live;

/// <summary>Rank and percentile rank, among the year's column or a stored sample.</summary>
sealed class LiveRank : LiveScale
{
    readonly double[] sorted;
    readonly string ties;
    readonly string sample;
    readonly bool isColumn;
    readonly bool descends;
    readonly bool isShare;
    readonly bool reversesScore;

    /// <summary>Creates a scale.</summary>
    /// <param name="sorted">The sample's numbers, ascending.</param>
    /// <param name="sample">Where they stand in the workbook.</param>
    /// <param name="isColumn">True when that is the year's column rather than a sorted list.</param>
    /// <param name="direction">+1 or −1.</param>
    /// <param name="ties"><c>min</c>, <c>average</c> or <c>max</c>.</param>
    /// <param name="full">Score of the best for a percentile rank; null = the rank itself.</param>
    /// <param name="reversesScore">Whether direction −1 turns the score around rather than the values.</param>
    public LiveRank(double[] sorted, string sample, bool isColumn, int direction, string ties, double? full, bool reversesScore)
    {
        (this.sorted, this.sample, this.isColumn, this.ties) = (sorted, sample, isColumn, ties);
        descends = direction < 0 && !reversesScore;
        isShare = full is not null;
        this.reversesScore = reversesScore && direction < 0;
        Set(Parameter.Direction, direction);
        if (full is { } best) Set(Parameter.High, best);
    }

    public override string Formula(string x, Func<Parameter, string> at, bool inSample)
    {
        var rank = isColumn ? inSample ? Inside(x) : Beside(x) : Among(x);
        if (!isShare) return rank;
        var share = $"MIN(({rank}-1)/(COUNT({sample})-1),1)";
        return reversesScore ? $"{at(Parameter.High)}*(1-{share})" : $"{at(Parameter.High)}*{share}";
    }

    public override double Value(double x)
    {
        var below = LowerBound(x);
        var upTo = below;
        while (upTo < sorted.Length && sorted[upTo] == x) upTo++;
        var rank = (descends ? sorted.Length - upTo : below) + 1 + (Share * Math.Max(upTo - below - 1, 0));
        if (!isShare) return rank;
        var share = Math.Min((rank - 1) / (sorted.Length - 1.0), 1);
        return this[Parameter.High] * (reversesScore ? 1 - share : share);
    }

    double Share => ties switch { "max" => 1, "average" => 0.5, _ => 0 };

    string ShareText => Share.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The rank of a number of the column: the worst is 1.</summary>
    string Inside(string x)
    {
        var (up, down) = descends ? ("0", "1") : ("1", "0");
        return ties switch
        {
            "max" => $"(COUNT({sample})+1-RANK({x},{sample},{down}))",
            "average" => $"((RANK({x},{sample},{up})+COUNT({sample})+1-RANK({x},{sample},{down}))/2)",
            _ => $"RANK({x},{sample},{up})",
        };
    }

    /// <summary>The place that a number beside the column would have.</summary>
    string Beside(string x) =>
        $"(1+SUMPRODUCT(ISNUMBER({sample})*({sample}{(descends ? ">" : "<")}{x}))+{ShareText}*MAX(SUMPRODUCT(ISNUMBER({sample})*({sample}={x}))-1,0))";

    /// <summary>The rank among a sorted list.</summary>
    string Among(string x)
    {
        var upTo = $"IFERROR(MATCH({x},{sample},1),0)";
        var below = $"IFERROR(MATCH({x},{sample},0)-1,{upTo})";
        var worse = descends ? $"(COUNT({sample})-{upTo})" : below;
        return Share == 0 ? $"({worse}+1)" : $"({worse}+1+{ShareText}*MAX({upTo}-{below}-1,0))";
    }

    int LowerBound(double x)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < x) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
