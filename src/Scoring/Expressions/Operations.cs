using Scoring.Kernels;

namespace Scoring.Expressions;

/// <summary>An operation on one number that is not missing.</summary>
interface IUnaryOperation
{
    static abstract double Of(double x);

    /// <summary>Why <see cref="Of"/> gave no finite number.</summary>
    static virtual ExpressionIncidentKind Fault(double x) => ExpressionIncidentKind.Overflow;
}

/// <summary>An operation on two numbers that are not missing.</summary>
interface IBinaryOperation
{
    static abstract double Of(double x, double y);

    /// <summary>Why <see cref="Of"/> gave no finite number, and the operand at fault.</summary>
    static virtual (ExpressionIncidentKind Kind, double Value) Fault(double x, double y) => (ExpressionIncidentKind.Overflow, x);
}

/// <summary>The operations as types, so that the column loop is compiled once for each, with the operation inside.</summary>
static class Operations
{
    static double Truth(bool condition) => condition ? 1 : 0;

    public readonly struct Negate : IUnaryOperation
    {
        public static double Of(double x) => -x;
    }

    public readonly struct Not : IUnaryOperation
    {
        public static double Of(double x) => Truth(x == 0);
    }

    public readonly struct Abs : IUnaryOperation
    {
        public static double Of(double x) => Math.Abs(x);
    }

    public readonly struct Exp : IUnaryOperation
    {
        public static double Of(double x) => DeterministicMath.Exp(x);
    }

    public readonly struct Ln : IUnaryOperation
    {
        public static double Of(double x) => x > 0 ? DeterministicMath.Log(x) : double.NaN;

        public static ExpressionIncidentKind Fault(double x) => ExpressionIncidentKind.LogDomain;
    }

    public readonly struct Log10 : IUnaryOperation
    {
        public static double Of(double x) => x > 0 ? DeterministicMath.Log10(x) : double.NaN;

        public static ExpressionIncidentKind Fault(double x) => ExpressionIncidentKind.LogDomain;
    }

    public readonly struct Sqrt : IUnaryOperation
    {
        public static double Of(double x) => Math.Sqrt(x);

        public static ExpressionIncidentKind Fault(double x) => ExpressionIncidentKind.RootDomain;
    }

    public readonly struct Or : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x != 0 || y != 0);
    }

    public readonly struct And : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x != 0 && y != 0);
    }

    public readonly struct Less : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x < y);
    }

    public readonly struct LessOrEqual : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x <= y);
    }

    public readonly struct Greater : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x > y);
    }

    public readonly struct GreaterOrEqual : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x >= y);
    }

    public readonly struct Equal : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x == y);
    }

    public readonly struct NotEqual : IBinaryOperation
    {
        public static double Of(double x, double y) => Truth(x != y);
    }

    public readonly struct Add : IBinaryOperation
    {
        public static double Of(double x, double y) => x + y;
    }

    public readonly struct Subtract : IBinaryOperation
    {
        public static double Of(double x, double y) => x - y;
    }

    public readonly struct Multiply : IBinaryOperation
    {
        public static double Of(double x, double y) => x * y;
    }

    public readonly struct Divide : IBinaryOperation
    {
        public static double Of(double x, double y) => x / y;

        public static (ExpressionIncidentKind Kind, double Value) Fault(double x, double y) =>
            y == 0 ? (ExpressionIncidentKind.ZeroDenominator, 0) : (ExpressionIncidentKind.Overflow, x);
    }

    public readonly struct Power : IBinaryOperation
    {
        public static double Of(double x, double y) => IsDefined(x, y) ? DeterministicMath.Pow(x, y) : double.NaN;

        public static (ExpressionIncidentKind Kind, double Value) Fault(double x, double y) =>
            (IsDefined(x, y) ? ExpressionIncidentKind.Overflow : ExpressionIncidentKind.PowerDomain, x);

        static bool IsDefined(double x, double y) => x > 0 || (x == 0 ? y >= 0 : y == Math.Floor(y));
    }

    public readonly struct Smaller : IBinaryOperation
    {
        public static double Of(double x, double y) => Math.Min(x, y);
    }

    public readonly struct Larger : IBinaryOperation
    {
        public static double Of(double x, double y) => Math.Max(x, y);
    }

    /// <summary>A value as a multiple of its base.</summary>
    public readonly struct Multiple : IBinaryOperation
    {
        public static double Of(double x, double y) => y > 0 ? x / y : double.NaN;

        public static (ExpressionIncidentKind Kind, double Value) Fault(double x, double y) =>
            y > 0 ? (ExpressionIncidentKind.Overflow, x) : (ExpressionIncidentKind.NonPositiveBase, y);
    }

    /// <summary>Growth over a base in percent.</summary>
    public readonly struct Growth : IBinaryOperation
    {
        public static double Of(double x, double y) => y > 0 ? ((x / y) - 1) * 100 : double.NaN;

        public static (ExpressionIncidentKind Kind, double Value) Fault(double x, double y) => Multiple.Fault(x, y);
    }
}
