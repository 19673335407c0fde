using Scoring.Schemes;

namespace Scoring.Auditing;

/// <summary>Which items of a node are looked at together.</summary>
public enum GroupItems
{
    /// <summary>The children that the node reads.</summary>
    Children,

    /// <summary>All indicators below it, where its children are not all indicators.</summary>
    Indicators,
}

/// <summary>A node with the items that should belong together.</summary>
sealed record ItemGroup(string Node, GroupItems Items, IReadOnlyList<string> Codes)
{
    /// <summary>Every node with its children, and with its indicators where those are others; parents before children.</summary>
    public static IReadOnlyList<ItemGroup> Of(Node framework)
    {
        var groups = new List<ItemGroup>();
        foreach (var node in framework.TopDown().Where(node => !node.IsLeaf))
        {
            var children = Feeding(node).ToList();
            if (children.Count == 0) continue;
            groups.Add(new ItemGroup(node.Code, GroupItems.Children, [.. children.Select(child => child.Code)]));
            if (children.Any(child => !child.IsLeaf)) groups.Add(new ItemGroup(node.Code, GroupItems.Indicators, [.. LeavesOf(node)]));
        }
        return groups;
    }

    /// <summary>Codes of the indicators that a node reads, directly or through others, in the framework's order.</summary>
    public static IEnumerable<string> LeavesOf(Node node) => node.IsLeaf ? [node.Code] : Feeding(node).SelectMany(LeavesOf);

    static IEnumerable<Node> Feeding(Node node) => node.Children.Where(child => child.FeedsParent);
}
