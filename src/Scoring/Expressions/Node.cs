namespace Scoring.Expressions;

/// <summary>A node of the syntax tree. Nodes are told apart by reference; a tree never shares one.</summary>
/// <remarks>Chains such as a + b + c + … lean to the left and may be thousands of nodes deep on that side: walk them with a loop, not by recursion.</remarks>
abstract class Node
{
    string? canonical;

    /// <summary>The canonical text of the sub-expression, made on first use.</summary>
    public string Canonical => canonical ??= ExpressionPrinter.Print(this);
}

/// <summary>A number, not negative, or NaN for <c>missing</c>.</summary>
sealed class NumberNode(double value) : Node
{
    public double Value { get; } = value;
}

/// <summary>A variable, indicator or child node.</summary>
sealed class NameNode(string name) : Node
{
    public string Name { get; } = name;
}

/// <summary>A minus sign.</summary>
sealed class NegateNode(Node operand) : Node
{
    public Node Operand { get; } = operand;
}

/// <summary>A logical <c>not</c>.</summary>
sealed class NotNode(Node operand) : Node
{
    public Node Operand { get; } = operand;
}

sealed class BinaryNode(BinaryOperator operation, Node left, Node right) : Node
{
    public BinaryOperator Operation { get; } = operation;

    public Node Left { get; } = left;

    public Node Right { get; } = right;

    /// <summary>The chain of operators from <paramref name="outermost"/> down its left side: the first to be computed comes off first.</summary>
    public static Stack<BinaryNode> Chain(BinaryNode outermost)
    {
        var chain = new Stack<BinaryNode>();
        for (Node node = outermost; node is BinaryNode binary; node = binary.Left) chain.Push(binary);
        return chain;
    }
}

/// <summary>A function call.</summary>
/// <param name="function">The function, from the catalogue.</param>
/// <param name="arguments">The arguments that are expressions.</param>
/// <param name="parameter">The written whole number (years back, decimals, a year); 0 when the function has none.</param>
sealed class CallNode(ExpressionFunction function, Node[] arguments, int parameter) : Node
{
    public ExpressionFunction Function { get; } = function;

    public Node[] Arguments { get; } = arguments;

    public int Parameter { get; } = parameter;
}
