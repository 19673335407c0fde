using Scoring.Schemes;

namespace Scoring.Data.Demonstration;

/// <summary>How a variable's value comes from its whole and its log or logit.</summary>
enum DemoShape
{
    /// <summary>whole · e^z.</summary>
    Amount,

    /// <summary>whole / (1 + e^−z): never more than the whole.</summary>
    Share,

    /// <summary>A whole number about whole · e^z, with the noise of counting; zero where little is to be counted.</summary>
    Count,

    /// <summary>100, 85, 70 or 0 points by z; no practice to grade where the whole is 0.</summary>
    Grade,
}

/// <summary>The pillar whose hidden strength a variable shows; the four of the framework.</summary>
enum DemoPillar
{
    Input,
    Enterprise,
    Environment,
    Performance,
}

/// <summary>One raw variable of the county panel and how it is made up.</summary>
/// <remarks>
/// z = ln Centre (logit for a share) + Size·s + Wealth·w + Strength·pillar + Spread·own + Swing·(moving average of yearly shocks)
/// + Growth·(year − 2024), with s, w, the pillars and own standard normal by county.
/// </remarks>
/// <param name="Code">Code, as the scheme's expressions name it.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="Unit">Unit of measure.</param>
/// <param name="Kind">Stock or flow.</param>
/// <param name="Shape">How the value is made.</param>
/// <param name="Wholes">Variables before this one whose sum is the whole; empty = 1.</param>
/// <param name="Centre">Median of value ÷ whole in 2024 (units of measure included), or of the share.</param>
sealed record DemoVariable(string Code, string Zh, string En, string Unit, VariableKind Kind, DemoShape Shape, string[] Wholes, double Centre)
{
    /// <summary>Units of this variable in one unit of its whole, for shares: 10,000 where 亿元 are split into 万元.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Loading of the county's size.</summary>
    public double Size { get; init; }

    /// <summary>Loading of the county's wealth.</summary>
    public double Wealth { get; init; }

    /// <summary>The pillar that <see cref="Strength"/> loads.</summary>
    public DemoPillar Pillar { get; init; }

    /// <summary>Loading of the pillar's hidden strength.</summary>
    public double Strength { get; init; }

    /// <summary>Standard deviation between counties that nothing else explains.</summary>
    public double Spread { get; init; }

    /// <summary>Standard deviation of the yearly movement about the trend.</summary>
    public double Swing { get; init; }

    /// <summary>Yearly growth of z.</summary>
    public double Growth { get; init; }

    /// <summary>Decimals that the value is published with.</summary>
    public int Decimals { get; init; }

    /// <summary>The least value; smaller ones are raised to it.</summary>
    public double Least { get; init; }

    /// <summary>Values below are published as 0: too little to report.</summary>
    public double ReportedFrom { get; init; }

    /// <summary>Shares above this are the whole: done is done.</summary>
    public double FullFrom { get; init; } = 1;

    /// <summary>How often a cell is missing, beside the panel's usual rate.</summary>
    public double Gaps { get; init; } = 1;

    /// <summary>True when the last year's values may be marked as provisional.</summary>
    public bool IsRevised { get; init; }

    /// <summary>True when urban districts have nothing of the kind.</summary>
    public bool RuralOnly { get; init; }
}
