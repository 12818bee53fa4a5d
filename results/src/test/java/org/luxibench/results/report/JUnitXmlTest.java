package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.load.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {
  @Test
  void eachPhaseItsPremiseAndItsThresholdsAreCases() throws Exception {
    Document file = parse(SampleRun.contention());
    assertThat(file.getElementsByTagName("testsuite").getLength()).isEqualTo(1 + 3);
    assertThat(file.getElementsByTagName("testcase").getLength())
        .isEqualTo(1 + 3 * (1 + 6 * (1 + 1 + 3)));
    assertThat(file.getDocumentElement().getAttribute("tests")).isEqualTo("94");
  }

  @Test
  void aDefectOnShowDoesNotTurnTheFileRed() throws Exception {
    Element all = parse(SampleRun.contention()).getDocumentElement();
    assertThat(all.getAttribute("failures")).isEqualTo("0");
    assertThat(all.getAttribute("errors")).isEqualTo("0");
    assertThat(all.getTextContent()).contains("missed, as expected of this leg: timeouts == 0");
  }

  @Test
  void aPhaseNotAsExpectedFails() throws Exception {
    Document file = parse(SampleRun.regressed());
    assertThat(red(file, "failure"))
        .containsExactly(
            "the run: FAILED. p99 51.3 ms, limit 25 ms",
            "the leg: FAILED. not all phases came out as expected",
            "node-add-waiting: FAILED, expected PASSED. p99 51.3 ms, limit 25 ms");
  }

  @Test
  void aRunThatWasCutShortIsRedThoughNoPhaseIs() throws Exception {
    Document file = parse(SampleRun.cutShort());
    assertThat(red(file, "error"))
        .containsExactly(
            "the run: INVALID. The run was cut short.", "the leg: INVALID. no phase was measured");
  }

  @Test
  void aRunThatFailedAsAWholeIsRedThoughEveryPhaseIsGreen() throws Exception {
    LoadResult run = SampleRun.contention();
    LoadResult miscounted =
        new LoadResult(
            run.scenario(),
            run.reason(),
            run.source(),
            Verdict.FAILED,
            "The generator lost count.",
            run.heatBoundsMicros(),
            run.legs());
    assertThat(red(parse(miscounted), "failure"))
        .containsExactly("the run: FAILED. The generator lost count.");
  }

  @Test
  void anInvalidPhaseIsAnErrorAndItsThresholdsAreSkipped() throws Exception {
    Element all = parse(SampleRun.invalid()).getDocumentElement();
    assertThat(all.getAttribute("failures")).isEqualTo("0");
    assertThat(all.getAttribute("errors")).as("run, leg, phase").isEqualTo("3");
    assertThat(all.getAttribute("skipped")).isEqualTo("3");
  }

  @Test
  void textThatXmlCannotHoldIsReplaced() throws Exception {
    LoadResult run = SampleRun.failingWith("saw \u001b[31m<\"&'\u0000>");
    assertThat(red(parse(run), "failure"))
        .filteredOn(told -> told.startsWith("node-add-waiting"))
        .singleElement()
        .asString()
        .endsWith("saw \uFFFD[31m<\"&'\uFFFD>");
  }

  @Test
  void everyFileKeepsTheSchemaAndItsTotalsAddUp() throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(JUnitXmlTest.class.getResource("junit.xsd"));
    for (LoadResult run :
        List.of(
            SampleRun.contention(),
            SampleRun.regressed(),
            SampleRun.invalid(),
            SampleRun.cutShort(),
            SampleRun.hostile("<&\"'>\u0001"))) {
      Document file = parse(run);
      schema.newValidator().validate(new DOMSource(file));
      assertThat(file.getDocumentElement().getAttribute("tests"))
          .isEqualTo(String.valueOf(file.getElementsByTagName("testcase").getLength()));
      assertThat(file.getDocumentElement().getAttribute("failures"))
          .isEqualTo(String.valueOf(file.getElementsByTagName("failure").getLength()));
    }
  }

  /** Case and message of each that is red. */
  private static List<String> red(Document file, String tag) {
    List<String> found = new ArrayList<>();
    NodeList nodes = file.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      Element node = (Element) nodes.item(i);
      String name = ((Element) node.getParentNode()).getAttribute("name");
      found.add(name + ": " + node.getAttribute("message"));
    }
    return found;
  }

  private static Document parse(LoadResult run) throws Exception {
    String xml = SampleReport.of(run).as(Report.Form.JUNIT);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
