using Scoring.Methods;

namespace Scoring.Data.Bundles;

/// <summary>The steps of an evaluation in words.</summary>
static class StepWords
{
    /// <summary>A step as people call it, in Chinese with its key in a scheme behind it.</summary>
    public static string Of(StepKind kind, Language language) => language == Language.Chinese ? $"{Chinese(kind)} {kind.Key()}" : kind.Key();

    static string Chinese(StepKind kind) => kind switch
    {
        StepKind.Derive => "推导指标",
        StepKind.Screen => "筛选单位",
        StepKind.Impute => "插补",
        StepKind.Treat => "异常值处理",
        StepKind.Normalise => "标准化",
        StepKind.Weight => "定权",
        StepKind.Aggregate => "合成",
        StepKind.Adjust => "加减分",
        StepKind.Rank => "排名",
        StepKind.Grade => "分级",
        StepKind.Reward => "奖补",
        _ => "比照",
    };
}
