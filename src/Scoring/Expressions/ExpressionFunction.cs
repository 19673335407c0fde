namespace Scoring.Expressions;

/// <summary>A function that expressions can call.</summary>
public sealed class ExpressionFunction
{
    internal ExpressionFunction(
        FunctionCode code, string name, string signature, string meaningEn, string meaningZh, string example,
        int leastArguments = 1, int mostArguments = 1, WholeNumberParameter? parameter = null)
    {
        Code = code;
        Name = name;
        Signature = signature;
        MeaningEn = meaningEn;
        MeaningZh = meaningZh;
        Example = example;
        LeastArguments = leastArguments;
        MostArguments = mostArguments;
        Parameter = parameter;
    }

    /// <summary>The name, in lower case.</summary>
    public string Name { get; }

    /// <summary>Name and arguments with their defaults, such as <c>lag(x, k=1)</c>.</summary>
    public string Signature { get; }

    /// <summary>What it yields and what happens to missing values, in English.</summary>
    public string MeaningEn { get; }

    /// <summary>What it yields and what happens to missing values, in Chinese.</summary>
    public string MeaningZh { get; }

    /// <summary>An expression that uses it.</summary>
    public string Example { get; }

    internal FunctionCode Code { get; }

    /// <summary>Least number of arguments that are expressions, the written number not counted.</summary>
    internal int LeastArguments { get; }

    internal int MostArguments { get; }

    /// <summary>The last argument when it must be a written whole number, the same for every unit.</summary>
    internal WholeNumberParameter? Parameter { get; }
}

/// <summary>An argument that is a written whole number.</summary>
/// <param name="Name">What it is called in the signature.</param>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest value.</param>
/// <param name="Default">The value when it is left out; null when it must be written.</param>
sealed record WholeNumberParameter(string Name, int Least, int Most, int? Default = null);

enum FunctionCode
{
    If,
    Coalesce,
    IsMissing,
    Abs,
    Round,
    Clip,
    Min,
    Max,
    Exp,
    Ln,
    Log10,
    Sqrt,
    Pow,
    Share,
    Total,
    Lag,
    Change,
    Growth,
    Multiple,
    Cagr,
    Sum,
    Mean,
}
