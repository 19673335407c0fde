namespace Scoring.Expressions;

enum BinaryOperator
{
    Or,
    And,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

/// <summary>How tightly each construct binds, from loosest to tightest.</summary>
enum Precedence
{
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
    Power,
    Primary,
}

static class BinaryOperators
{
    public static Precedence PrecedenceOf(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Or => Precedence.Or,
        BinaryOperator.And => Precedence.And,
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Sum,
        BinaryOperator.Multiply or BinaryOperator.Divide => Precedence.Product,
        BinaryOperator.Power => Precedence.Power,
        _ => Precedence.Comparison,
    };

    /// <summary>The loosest construct that may stand right of the operator without parentheses.</summary>
    /// <remarks>A power groups to the right and takes a signed exponent; everything else groups to the left, and comparisons do not chain.</remarks>
    public static Precedence RightOf(BinaryOperator operation) =>
        operation == BinaryOperator.Power ? Precedence.Sign : PrecedenceOf(operation) + 1;

    /// <summary>The loosest construct that may stand left of the operator without parentheses.</summary>
    public static Precedence LeftOf(BinaryOperator operation) => PrecedenceOf(operation) switch
    {
        Precedence.Power => Precedence.Primary,
        Precedence.Comparison => Precedence.Sum,
        var own => own,
    };

    public static string SymbolOf(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Or => "or",
        BinaryOperator.And => "and",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "^",
    };
}
