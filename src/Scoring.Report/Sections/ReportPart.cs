namespace Scoring.Report.Sections;

/// <summary>A section of a report.</summary>
/// <param name="Id">Its mark in the page.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Component">The component that shows it; takes the content.</param>
public sealed record ReportPart(string Id, int Number, string Title, Type Component)
{
    /// <summary>The sections of a report, in order; those with nothing to show are left out.</summary>
    public static IReadOnlyList<ReportPart> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var parts = new List<ReportPart>();
        Add("overview", content.Word("概述", "Overview"), typeof(OverviewSection));
        Add("ranking", content.Word("综合排名", "Ranking"), typeof(RankingSection));
        if (content.Map is not null) Add("map", content.Word("地图", "Map"), typeof(MapSection));
        Add("pillars", content.Word("分项结果", "Pillars"), typeof(PillarsSection));
        Add("heat", content.Word("指标热力表", "Indicators at a glance"), typeof(HeatSection));
        if (content.Run.Years.Count > 1) Add("history", content.Word("历年变化", "History"), typeof(HistorySection));
        Add("quality", content.Word("数据质量", "Data quality"), typeof(QualitySection));
        Add("method", content.Word("评价方法", "Method"), typeof(MethodSection));
        Add("units", content.Word("分单位结果", "Unit by unit"), typeof(UnitsSection));
        return parts;

        void Add(string id, string title, Type component) => parts.Add(new ReportPart(id, parts.Count + 1, title, component));
    }
}
