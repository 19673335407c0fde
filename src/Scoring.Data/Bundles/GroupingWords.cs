namespace Scoring.Data.Bundles;

/// <summary>Peer groups in words.</summary>
static class GroupingWords
{
    /// <summary>A grouping as its column in the roster calls it; in Chinese the usual English names are translated; underscores become blanks.</summary>
    /// <param name="name">The grouping's code, or <c>grouping=label</c> for one group.</param>
    /// <param name="language">Language.</param>
    public static string Of(string name, Language language)
    {
        var parts = name.Split('=', 2);
        var word = language != Language.Chinese ? parts[0].Replace('_', ' ') : parts[0].ToUpperInvariant() switch
        {
            "PROVINCE" => "省份",
            "PREFECTURE" or "CITY" => "地市",
            "REGION" => "区域",
            "ZONE" => "片区",
            "KIND" or "TYPE" => "类别",
            "TIER" or "LEVEL" => "层级",
            "TRACK" => "赛道",
            "GROUP" or "PEER_GROUP" => "组别",
            _ => parts[0].Replace('_', ' '),
        };
        return parts.Length == 1 ? word : $"{word}={parts[1]}";
    }
}
