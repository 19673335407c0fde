using Scoring.Reading;

namespace Scoring.Tests.Reading;

/// <summary>Clauses made up for each rule; none stands in the reports the rules come from.</summary>
public class ClauseReaderTests
{
    [Theory]
    [InlineData("全区技术合同成交额12.6亿元,占地区生产总值比重为1.35%", "12.6|1.35", "亿元|%", "Level|Ratio")]
    [InlineData("全年新认定高新技术企业46家,净增19家,总数达到212家", "46|19|212", "家|家|家", "Flow|NetFlow|Stock")]
    [InlineData("规模以上工业企业研发投入强度1.87,居全市第六位", "1.87|6", "%|位", "Ratio|Rank")]
    [InlineData("规上工业增加值同比下降3.2%", "-3.2", "%", "Growth")]
    [InlineData("服务企业500余家", ">500", "家", "Count")]
    [InlineData("带动社会投资超过3000万元", ">3000", "万元", "Flow")]
    [InlineData("引进高层次人才30多名", ">30", "人", "Count")]
    [InlineData("比重较上年提高5.13个百分点", "+5.13", "百分点", "PointChange")]
    [InlineData("增速低于全国平均水平1.2个百分点", "-1.2", "百分点", "Gap")]
    [InlineData("新增省级工程技术研究中心x家", "x", "家", "Flow")]
    [InlineData("实现产值3xx.5亿元", "3xx.5", "亿元", "Flow")]
    [InlineData("专利授权量同比增长xx%", "xx", "%", "Growth")]
    [InlineData("每万人口高价值发明专利拥有量6.8件", "6.8", "件/万人", "PerHead")]
    [InlineData("高新技术企业由2019年的36家增加到2022年的81家", "36→81", "家", "Stock")]
    [InlineData("研发强度力争从1.2%提高到1.8%", "1.2→1.8", "%", "TargetChange")]
    [InlineData("拟培育科技型中小企业120家", "120", "家", "Target")]
    [InlineData("登记技术合同１２３份,成交额４．５亿元", "123|4.5", "份|亿元", "Flow|Level")]
    [InlineData("區(qū)高新技術(shù)企業(yè)達(dá)到68家", "68", "家", "Count")]
    [InlineData("发放科技贷款1,250万元", "1250", "万元", "Flow")]
    [InlineData("科技创新工作位列全省第十二", "12", "位", "Rank")]
    [InlineData("发明专利授权量完成66件,完成82.5", "66|82.5", "件|%", "Actual|Completion")]
    [InlineData("高新技术产品出口占比达到23.4", "23.4", "%", "Share")]
    [InlineData("上级资金拨付到位率98.6%", "98.6", "%", "Rate")]
    [InlineData("兑现奖励资金560万元", "560", "万元", "Reward")]
    [InlineData("与5G、PM2.5等领域的第3批项目有关", "", "", "")]
    public void A_clause_is_read_by_its_words(string text, string values, string units, string kinds)
    {
        var reading = ClauseReader.Read(text);
        Assert.Equal(values, reading.Values);
        Assert.Equal(units, reading.Units);
        Assert.Equal(kinds, string.Join('|', reading.Facts.Select(fact => fact.Kind)));
    }

    [Theory]
    [InlineData("2016共有88家企业享受政策", ReadingHazard.YearGlued, "2016")]
    [InlineData("对201845家企业进行奖补", ReadingHazard.YearGlued, "2018")]
    [InlineData("前三季度实现产值66.2亿元", ReadingHazard.PartYear, "前三季度")]
    [InlineData("1-11月技术合同成交额8.8亿元", ReadingHazard.PartYear, "1-11月")]
    [InlineData("20xx年高新技术企业达到90家", ReadingHazard.MaskedPeriod, "20xx")]
    [InlineData("2021年上半年申请专利320件", ReadingHazard.PartYear, "2021上半年")]
    [InlineData("“十三五”期间累计投入2.3亿元", ReadingHazard.Cumulative, "十三五")]
    [InlineData("截至目前拥有孵化器12家", ReadingHazard.PartYear, "截至目前")]
    public void Periods_are_told_and_marked(string text, ReadingHazard hazard, string period)
    {
        var reading = ClauseReader.Read(text);
        Assert.Contains(hazard, reading.Hazards);
        Assert.Equal(period, reading.Period);
        Assert.True(reading.StatesPeriod);
    }

    [Theory]
    [InlineData("较去年同期增长12%")]
    [InlineData("比2020年增加300万元")]
    [InlineData("较上年增加15家")]
    public void What_is_compared_with_is_not_the_period(string text) => Assert.Null(ClauseReader.Read(text).Period);

    [Theory]
    [InlineData("专利申请量2019件", "2019")]
    [InlineData("企业数达20188家", "20188")]
    public void An_amount_like_a_year_stays_an_amount_and_is_marked(string text, string value)
    {
        var reading = ClauseReader.Read(text);
        Assert.Equal(value, reading.Values);
        Assert.Contains(ReadingHazard.LooksLikeYear, reading.Hazards);
    }

    [Theory]
    [InlineData("占比重为%,位居全市前列")]
    [InlineData("完成投资亿元,增长%")]
    public void Lost_digits_are_marked(string text) => Assert.Contains(ReadingHazard.DigitsLost, ClauseReader.Read(text).Hazards);

    [Fact]
    public void A_target_of_a_later_year_is_told_by_the_reports_year()
    {
        var reading = ClauseReader.Read("2025年研发投入强度达到2.8%", new ClauseContext { ReportYear = 2022 });
        Assert.Equal(QuantityKind.Target, Assert.Single(reading.Facts).Kind);
    }

    [Fact]
    public void A_year_before_the_reports_is_marked() =>
        Assert.Contains(ReadingHazard.StatisticalYear, ClauseReader.Read("2020年研发经费3.2亿元", new ClauseContext { ReportYear = 2022 }).Hazards);

    [Fact]
    public void Growth_that_contradicts_amount_and_increase_is_marked()
    {
        Assert.Contains(ReadingHazard.Inconsistent, ClauseReader.Read("专利净增100件,总数达到1100件,同比增长12.5").Hazards);
        Assert.DoesNotContain(ReadingHazard.Inconsistent, ClauseReader.Read("专利净增100件,总数达到1100件,同比增长10").Hazards);
    }

    [Fact]
    public void Recipients_are_no_fact_of_their_own() =>
        Assert.Equal("860", ClauseReader.Read("累计为35家企业提供担保860万元").Values);

    [Fact]
    public void A_masked_amount_with_several_solutions_is_left_unsolved()
    {
        var reader = new ReportReader();
        reader.Read("研发经费支出为1xxxx3.8万元");
        reader.Read("比上年增加8236.5万元,增速7%");
        Assert.Null(reader.Readings[0].Numbers[0].Solution);
    }
}
